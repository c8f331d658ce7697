package coffee.domain.intake;

import coffee.domain.Page;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a test finds in a log. */
public final class LoggedIntakeFixtures {

  private static final int MANY = 100_000;

  private LoggedIntakeFixtures() {}

  /** Drinks with {@code from <= consumedAt < until}, oldest first (by instant, then id). */
  public static List<LoggedIntake> between(
      IntakeLog log, PersonId person, Instant from, Instant until) {
    IntakeFilter filter =
        new IntakeFilter(
            Optional.of(from),
            Optional.of(until),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());
    List<LoggedIntake> found = new ArrayList<>(log.page(person, filter, Page.first(MANY)));
    Collections.reverse(found);
    return found;
  }
}
