package coffee.domain.overview;

import coffee.domain.LocalDay;
import coffee.domain.caffeine.Bedtime;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.heartrate.HeartRateDay;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.intake.DailyLimit;
import coffee.domain.intake.IntakeDay;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.person.Person;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** Use case: summarize consecutive days. */
public final class ReadDaySummaries {

  private final ReadIntakeDays intakeDays;
  private final ReadCaffeineLevel caffeine;
  private final HeartRateHistory history;
  private final IntakeRules rules;

  /** Reads from the given ports; {@code rules} are those configured for this instance. */
  public ReadDaySummaries(
      IntakeLog intakes, HeartRateHistory history, IntakeRules rules, Clock clock) {
    this.intakeDays = new ReadIntakeDays(intakes, clock);
    this.caffeine = new ReadCaffeineLevel(intakes);
    this.history = history;
    this.rules = rules;
  }

  /**
   * The days starting with a given one, in the person's zone, without gaps.
   *
   * @param first the earliest day
   * @param count number of days, 1 or more
   * @return the days, oldest first
   */
  public List<DaySummary> read(Person person, LocalDay first, int count) {
    List<IntakeDay> intake = intakeDays.read(person, first, count);
    List<LocalDay> calendar = intake.stream().map(IntakeDay::day).toList();
    List<HeartRateDay> heartRates = history.byDay(person.id(), calendar, HeartRateDay::of);
    Bedtime bedtime =
        new Bedtime(person.profile().bedtime().orElse(Bedtime.DEFAULT), person.timeZone());
    double[] atBedtimeMg =
        caffeine.amountsMg(person, calendar.stream().map(bedtime::bedtimeOf).toList());
    DailyLimit limit = DailyLimit.forPerson(person.profile(), rules);
    return IntStream.range(0, count)
        .mapToObj(i -> new DaySummary(intake.get(i), limit, atBedtimeMg[i], heartRates.get(i)))
        .toList();
  }
}
