/** Steps over HTTP. */
package coffee.rest.steps;
