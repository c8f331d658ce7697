/** Experiments over HTTP. */
package coffee.rest.experiment;
