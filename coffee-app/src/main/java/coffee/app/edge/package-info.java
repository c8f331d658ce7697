/** Protection of connections, before requests are handled. */
package coffee.app.edge;
