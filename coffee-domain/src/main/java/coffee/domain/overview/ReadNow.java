package coffee.domain.overview;

import coffee.domain.EntryTimes;
import coffee.domain.Page;
import coffee.domain.caffeine.CaffeineLevel;
import coffee.domain.caffeine.ReadCaffeine;
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
public final class ReadNow {

  private final IntakeLog intakes;
  private final ReadingLog readings;
  private final ReadIntakeToday today;
  private final Clock clock;

  /** Reads from both logs; {@code rules} are those configured for this instance. */
  public ReadNow(IntakeLog intakes, ReadingLog readings, IntakeRules rules, Clock clock) {
    this.intakes = intakes;
    this.readings = readings;
    this.today = new ReadIntakeToday(intakes, rules, clock);
    this.clock = clock;
  }

  /** The person's current status. */
  public Now read(Person person) {
    Instant now = clock.instant();
    CaffeineLevel caffeine =
        new ReadCaffeine(intakes)
            .body(person, now, now)
            .level(now, ReadCaffeine.sleepThresholdMg(person));
    return new Now(
        now,
        person.timeZone(),
        today.read(person, now),
        caffeine,
        lastIntakeAt(person, now),
        readings.current(person.id(), now).map(LoggedReading::reading));
  }

  /** Like the heart rate: what lies more than five minutes ahead is passed over. */
  private Optional<Instant> lastIntakeAt(Person person, Instant now) {
    IntakeFilter upToNow = IntakeFilter.before(EntryTimes.beyond(now));
    return intakes.page(person.id(), upToNow, Page.first(1)).stream()
        .map(logged -> logged.intake().consumedAt())
        .findFirst();
  }
}
