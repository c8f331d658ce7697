package coffee.domain.overview;

import coffee.domain.LocalDay;
import coffee.domain.caffeine.Bedtime;
import coffee.domain.caffeine.CaffeineInBody;
import coffee.domain.caffeine.ReadCaffeine;
import coffee.domain.heartrate.BpmHistogram;
import coffee.domain.heartrate.Context;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.HeartRateReport;
import coffee.domain.intake.DailyLimit;
import coffee.domain.intake.DayOfIntake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.person.Person;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Use case: my days side by side. */
public final class ReadDays {

  private final ReadIntakeDays intakeDays;
  private final ReadCaffeine caffeine;
  private final HeartRateHistory history;
  private final IntakeRules rules;

  /** Over what was drunk and what was measured, by an instance's rules. */
  public ReadDays(IntakeLog intakes, HeartRateHistory history, IntakeRules rules, Clock clock) {
    this.intakeDays = new ReadIntakeDays(intakes, clock);
    this.caffeine = new ReadCaffeine(intakes);
    this.history = history;
    this.rules = rules;
  }

  /**
   * The days from one on, in the person's zone, without gaps.
   *
   * @param first the earliest day
   * @param count how many, 1 or more
   * @return the days, oldest first
   */
  public List<DayAtAGlance> read(Person person, LocalDay first, int count) {
    List<DayOfIntake> intake = intakeDays.read(person, first, count);
    List<Map<Context.Kind, BpmHistogram>> heartRates =
        history.byDay(person.id(), intake.stream().map(DayOfIntake::day).toList());
    Bedtime bedtime =
        new Bedtime(person.profile().bedtime().orElse(Bedtime.DEFAULT), person.timeZone());
    LocalDay last = first.plusDays(count - 1L);
    CaffeineInBody body = caffeine.body(person, first.start(), bedtime.endOf(last));
    DailyLimit limit = DailyLimit.of(person.profile(), rules);
    List<DayAtAGlance> days = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      DayOfIntake day = intake.get(i);
      double atBedtimeMg = body.amountMg(bedtime.endOf(day.day()));
      days.add(
          new DayAtAGlance(day, limit, atBedtimeMg, new HeartRateReport(1, heartRates.get(i))));
    }
    return days;
  }
}
