package coffee.domain.exports;

import static java.util.Comparator.comparing;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.LoggedIntakeFixtures;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link ExportSource} over the given logs. */
public record InMemoryExportSource(IntakeLog intakes, ReadingLog readings) implements ExportSource {

  @Override
  public Stream<LoggedIntake> intakes(PersonId person, Instant from, Instant until) {
    return LoggedIntakeFixtures.between(intakes, person, from, until).stream();
  }

  @Override
  public Stream<LoggedReading> readings(PersonId person, Instant from, Instant until) {
    return readings.oldestFirst(person, from, until, Optional.empty(), Integer.MAX_VALUE).stream()
        .sorted(
            comparing((LoggedReading entry) -> entry.reading().measuredAt())
                .thenComparing(entry -> entry.reading().source()));
  }
}
