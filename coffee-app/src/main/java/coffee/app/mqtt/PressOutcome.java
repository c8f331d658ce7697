package coffee.app.mqtt;

import java.util.Locale;

/** What became of the press of a button. */
public enum PressOutcome {
  /** It was logged. */
  LOGGED,
  /** The same press had been logged before. */
  REPEATED,
  /** It is kept by the broker, so it says nothing about now. */
  IGNORED,
  /** It names no button, has no time, or breaks a rule for entries. */
  REFUSED,
  /** It could not be logged, and waits for the next attempt. */
  DELAYED;

  /** The word used in metrics. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
