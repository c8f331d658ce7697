package coffee.app.mqtt;

/**
 * A message from the broker.
 *
 * @param topic where it was published
 * @param payload its text
 * @param isRetained whether the broker had kept it: it is older than the subscription
 */
record ReceivedMessage(String topic, String payload, boolean isRetained) {}
