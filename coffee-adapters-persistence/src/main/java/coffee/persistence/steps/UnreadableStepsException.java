package coffee.persistence.steps;

import coffee.domain.person.PersonId;
import java.time.LocalDate;

/** The packed steps of a day cannot be read: damaged, or written by a later version. */
public final class UnreadableStepsException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  UnreadableStepsException(PersonId person, LocalDate day, String source, String reason) {
    super(
        "cannot read the steps of person %d on %s, counted by %s: %s"
            .formatted(person.value(), day, source, reason));
  }
}
