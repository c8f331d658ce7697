/** What happens to connections before there is a request. */
package coffee.app.edge;
