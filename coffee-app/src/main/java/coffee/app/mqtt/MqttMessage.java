package coffee.app.mqtt;

/**
 * A message that the broker keeps for those who subscribe later.
 *
 * @param topic where it goes
 * @param payload its text
 */
record MqttMessage(String topic, String payload) {}
