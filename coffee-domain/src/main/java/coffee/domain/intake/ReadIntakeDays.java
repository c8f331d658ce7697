package coffee.domain.intake;

import coffee.domain.LocalDay;
import coffee.domain.TimeRange;
import coffee.domain.person.Person;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Use case: read the intakes of consecutive days. */
public final class ReadIntakeDays {

  private final IntakeLog log;
  private final Clock clock;

  /** Reads from the given log. */
  public ReadIntakeDays(IntakeLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /**
   * The last days including today.
   *
   * @param count number of days, 1 or more
   * @return every day, oldest first, including days without intakes
   */
  public List<IntakeDay> read(Person person, int count) {
    return read(person, first(person, count), count);
  }

  /**
   * The days starting with a given one.
   *
   * @param first the earliest day
   * @param count number of days, 1 or more
   * @return every day, oldest first, including days without intakes
   */
  public List<IntakeDay> read(Person person, LocalDay first, int count) {
    List<LocalDay> days = days(first, count);
    return days(days, log.totals(person.id(), ranges(days)));
  }

  /**
   * The sums and extremes of the last days including today.
   *
   * @param count number of days, 1 or more
   */
  public IntakeStatistics statistics(Person person, int count) {
    List<LocalDay> days = days(first(person, count), count);
    IntakeSummary summary = log.summary(person.id(), ranges(days));
    return IntakeStatistics.of(days(days, summary.totals()), summary.mostCommonType());
  }

  private static List<LocalDay> days(LocalDay first, int count) {
    return LongStream.range(0, count).mapToObj(first::plusDays).toList();
  }

  private static List<TimeRange> ranges(List<LocalDay> days) {
    return days.stream().map(LocalDay::range).toList();
  }

  private static List<IntakeDay> days(List<LocalDay> days, List<IntakeTotals> totals) {
    return IntStream.range(0, days.size())
        .mapToObj(i -> new IntakeDay(days.get(i), totals.get(i)))
        .toList();
  }

  /**
   * What was logged most often in the last days up to and with today.
   *
   * @param count number of days, 1 or more
   * @param limit maximum number of drinks, 1 or more
   */
  public List<FrequentDrink> frequent(Person person, int count, int limit) {
    LocalDay first = first(person, count);
    TimeRange range = new TimeRange(first.start(), first.plusDays(count - 1L).end());
    return log.frequentDrinks(person.id(), range, limit);
  }

  private LocalDay first(Person person, int count) {
    return LocalDay.containing(clock.instant(), person.timeZone()).plusDays(1L - count);
  }
}
