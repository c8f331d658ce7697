/** Sends what webhooks have to tell. */
package coffee.app.webhooks;
