package coffee.domain.steps;

import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Counts for tests. */
public final class StepFixtures {

  /** The source of {@link #minute}. */
  public static final String WATCH = "watch";

  private StepFixtures() {}

  /** The steps of one minute, counted by the watch. */
  public static StepCount minute(Instant start, int count) {
    return counted(start, Duration.ofMinutes(1), count, WATCH);
  }

  /** The steps of any period. */
  public static StepCount counted(Instant start, Duration length, int count, String source) {
    return new StepCount(start, length, count, source);
  }

  /** Everything of a person, in the order of the log. */
  public static List<StepCount> all(StepLog log, PersonId person) {
    return log
        .days(person, LocalDate.EPOCH, LocalDate.of(2100, 1, 1), Optional.empty(), 10_000)
        .stream()
        .flatMap(day -> IntStream.range(0, day.size()).mapToObj(day::get))
        .toList();
  }
}
