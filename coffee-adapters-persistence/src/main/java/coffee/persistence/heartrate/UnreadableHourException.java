package coffee.persistence.heartrate;

import coffee.domain.person.PersonId;
import java.time.Instant;

/**
 * A packed value of {@code heart_rate_hour} cannot be read: it was damaged, belongs to another
 * person or hour, or was written by a later version.
 */
public final class UnreadableHourException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  UnreadableHourException(PersonId person, long startMs, String reason) {
    super(
        "cannot read the heart rates of person %d in the hour from %s: %s"
            .formatted(person.value(), Instant.ofEpochMilli(startMs), reason));
  }
}
