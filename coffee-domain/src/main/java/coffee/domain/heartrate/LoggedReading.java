package coffee.domain.heartrate;

import coffee.domain.entry.LoggedEntry;

/**
 * A reading as stored in the log.
 *
 * @param id per-person id, positive and below 2^53; derived from timestamp and source, so it
 *     changes when either changes
 * @param reading the measurement
 */
public record LoggedReading(long id, Reading reading) implements LoggedEntry<Reading> {

  @Override
  public Reading entry() {
    return reading;
  }
}
