package coffee.domain.exports;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Streams everything that a person logged, of any size. {@code ExportSourceContract} is the full
 * specification.
 *
 * <p>A stream is ordered, single-threaded and lazy: between two elements it holds no connection, no
 * transaction and little memory. It need not be closed. It contains each entry exactly once that is
 * not written concurrently; those that are written may be included or not.
 *
 * <p>Reading may fail with {@code coffee.domain.DomainException} UNAVAILABLE at any element.
 */
public interface ExportSource {

  /** Intakes with {@code from <= consumedAt < until}, oldest first (by timestamp, then id). */
  Stream<LoggedIntake> intakes(PersonId person, Instant from, Instant until);

  /**
   * Readings with {@code from <= measuredAt < until}, oldest first (by timestamp, then by source,
   * in the order of Java strings).
   */
  Stream<LoggedReading> readings(PersonId person, Instant from, Instant until);
}
