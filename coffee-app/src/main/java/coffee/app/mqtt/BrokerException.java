package coffee.app.mqtt;

/** The broker cannot be reached, or refuses the connection. The message contains no secret. */
final class BrokerException extends Exception {

  BrokerException(String message) {
    super(message);
  }
}
