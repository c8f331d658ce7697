package coffee.domain.overview;

import coffee.domain.Page;
import coffee.domain.TimestampRules;
import coffee.domain.caffeine.CaffeineLevel;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.ReadIntakeToday;
import coffee.domain.person.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Use case: read the current status of a person. */
public final class ReadCurrentStatus {

  private final IntakeLog intakes;
  private final ReadingLog readings;
  private final ReadIntakeToday today;
  private final Clock clock;

  /** Reads from both logs; {@code rules} are those configured for this instance. */
  public ReadCurrentStatus(IntakeLog intakes, ReadingLog readings, IntakeRules rules, Clock clock) {
    this.intakes = intakes;
    this.readings = readings;
    this.today = new ReadIntakeToday(intakes, rules, clock);
    this.clock = clock;
  }

  /** The person's current status. */
  public CurrentStatus read(Person person) {
    Instant now = clock.instant();
    CaffeineLevel caffeine =
        new ReadCaffeineLevel(intakes)
            .body(person, now, now)
            .level(now, ReadCaffeineLevel.sleepThresholdMg(person));
    return new CurrentStatus(
        now,
        person.timeZone(),
        today.read(person, now),
        caffeine,
        lastIntakeAt(person, now),
        readings.current(person.id(), now).map(LoggedReading::reading));
  }

  /** Like the heart rate: entries more than five minutes ahead are skipped. */
  private Optional<Instant> lastIntakeAt(Person person, Instant now) {
    IntakeFilter upToNow = IntakeFilter.before(TimestampRules.beyond(now));
    return intakes.page(person.id(), upToNow, Page.first(1)).stream()
        .map(logged -> logged.intake().consumedAt())
        .findFirst();
  }
}
