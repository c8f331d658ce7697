/** The webhooks of a person over HTTP. */
package coffee.rest.webhooks;
