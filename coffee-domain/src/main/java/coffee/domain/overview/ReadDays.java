package coffee.domain.overview;

import coffee.domain.LocalDay;
import coffee.domain.caffeine.Bedtime;
import coffee.domain.caffeine.ReadCaffeine;
import coffee.domain.heartrate.DayOfHeartRate;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.intake.DailyLimit;
import coffee.domain.intake.DayOfIntake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.person.Person;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

/** Use case: summarize consecutive days. */
public final class ReadDays {

  private final ReadIntakeDays intakeDays;
  private final ReadCaffeine caffeine;
  private final HeartRateHistory history;
  private final IntakeRules rules;

  /** Reads from the given ports; {@code rules} are those configured for this instance. */
  public ReadDays(IntakeLog intakes, HeartRateHistory history, IntakeRules rules, Clock clock) {
    this.intakeDays = new ReadIntakeDays(intakes, clock);
    this.caffeine = new ReadCaffeine(intakes);
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
  public List<DayAtAGlance> read(Person person, LocalDay first, int count) {
    List<DayOfIntake> intake = intakeDays.read(person, first, count);
    List<LocalDay> calendar = intake.stream().map(DayOfIntake::day).toList();
    List<DayOfHeartRate> heartRates = history.byDay(person.id(), calendar, DayOfHeartRate::of);
    Bedtime bedtime =
        new Bedtime(person.profile().bedtime().orElse(Bedtime.DEFAULT), person.timeZone());
    double[] atBedtimeMg =
        caffeine.amountsMg(person, calendar.stream().map(bedtime::endOf).toList());
    DailyLimit limit = DailyLimit.of(person.profile(), rules);
    return IntStream.range(0, count)
        .mapToObj(i -> new DayAtAGlance(intake.get(i), limit, atBedtimeMg[i], heartRates.get(i)))
        .toList();
  }
}
