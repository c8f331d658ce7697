/** Sends the deliveries of webhooks over HTTP. */
package coffee.app.webhooks;
