package coffee.domain.exports;

import static java.util.Comparator.comparing;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.LoggedIntakes;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** {@link LoggedData} over the given logs. */
public record InMemoryLoggedData(IntakeLog intakes, ReadingLog readings) implements LoggedData {

  @Override
  public Stream<LoggedIntake> intakes(PersonId person, Instant from, Instant until) {
    return LoggedIntakes.between(intakes, person, from, until).stream();
  }

  @Override
  public Stream<LoggedReading> readings(PersonId person, Instant from, Instant until) {
    return readings.series(person, from, until, Optional.empty(), Integer.MAX_VALUE).stream()
        .sorted(
            comparing((LoggedReading entry) -> entry.reading().measuredAt())
                .thenComparing(entry -> entry.reading().source()));
  }
}
