package coffee.app.mqtt;

/** Is notified of what happens between this instance and the broker. Thread-safe. */
public interface MqttObserver {

  /** A connection was made. */
  void connected();

  /** A connection could not be made. */
  void connectionFailed();

  /** The connection ended, because the broker ended it or because the service stops. */
  void disconnected();

  /** A message was published, or was not accepted. */
  void published(boolean accepted);

  /** A button was pressed. */
  void pressed(PressOutcome outcome);
}
