package coffee.domain.exports;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Everything that a person logged, however much it is. {@code LoggedDataContract} is the full
 * specification.
 *
 * <p>A stream is in order, for one thread, and reads on only when it is asked for more: between two
 * elements it holds no connection and no transaction, and little memory. It need not be closed. It
 * holds each entry once that neither comes, nor changes, nor goes while it is read; those that do
 * may be in it or not.
 *
 * <p>Reading on may fail with {@code coffee.domain.DomainException} UNAVAILABLE, in the middle too.
 */
public interface LoggedData {

  /** Drinks with {@code from <= consumedAt < until}, oldest first (by moment, then id). */
  Stream<LoggedIntake> intakes(PersonId person, Instant from, Instant until);

  /**
   * Readings with {@code from <= measuredAt < until}, oldest first (by moment, then by the name of
   * the source, as Java compares texts).
   */
  Stream<LoggedReading> readings(PersonId person, Instant from, Instant until);
}
