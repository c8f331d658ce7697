package coffee.domain.heartrate;

/**
 * A measurement as the log keeps it.
 *
 * @param id the person's number for it, positive and below 2^53; it stands for the moment and the
 *     source, so it changes when either does
 * @param reading the measurement
 */
public record LoggedReading(long id, Reading reading) {}
