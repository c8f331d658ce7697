/**
 * Webhooks: requests to an address of a person's choice, one for each event. An event is stored in
 * the transaction of its cause, and delivered afterwards until the receiver accepts it.
 */
package coffee.domain.webhooks;
