package coffee.rest.caffeine;

import coffee.domain.DomainException;
import coffee.domain.caffeine.Dose;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.person.Person;
import coffee.rest.intake.DoseFields;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.TimestampFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the doses of a what-if request. */
public final class WhatIfFields {

  private static final int MAX_DOSES = 50;

  /** How far ahead doses may be planned. */
  private static final Duration AHEAD = Duration.ofDays(7);

  private static final FieldReader<Integer> MINUTES =
      FieldReader.wholeNumber(0, (int) Intake.MAX_DURATION.toMinutes());

  private final DoseFields doses;
  private final Clock clock;

  /** Uses the configured rules. */
  public WhatIfFields(DoseFields doses, Clock clock) {
    this.doses = doses;
    this.clock = clock;
  }

  /**
   * A what-if request.
   *
   * @param now time of the request
   * @param at time for which the level is requested
   * @param doses additional hypothetical doses
   * @param evening the evening after the doses
   */
  record Question(Instant now, Instant at, List<Dose> doses, BedtimeQuery evening) {}

  /**
   * Reads the request.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  Question read(Fields fields, Person person) {
    Instant now = clock.instant();
    ZoneId zone = fields.optional("time_zone", TimestampFormat.zone()).orElse(person.timeZone());
    FieldReader<Instant> instants =
        CaffeineTimeRange.within(now, TimestampFormat.instant(() -> zone));
    Instant at = fields.optional("at", instants).orElse(now);
    BedtimeQuery evening = BedtimeQuery.read(fields, person, zone, now);
    List<Dose> hypothetical = new ArrayList<>();
    for (Fields dose : fields.objects("doses", 1, MAX_DOSES)) {
      dose(dose, now, instants).ifPresent(hypothetical::add);
    }
    fields.finish();
    return new Question(now, at, hypothetical, evening);
  }

  private Optional<Dose> dose(Fields fields, Instant now, FieldReader<Instant> instants) {
    Optional<Caffeine> caffeine = doses.read(fields).caffeine();
    Instant consumedAt =
        fields.optional("timestamp", sent -> requireSoon(instants.read(sent), now)).orElse(now);
    Duration over =
        fields
            .optional("duration_minutes", MINUTES)
            .map(Duration::ofMinutes)
            .orElse(Intake.DEFAULT_DURATION);
    fields.finishNested();
    return caffeine.map(dose -> new Dose(consumedAt, dose, over));
  }

  private static Instant requireSoon(Instant instant, Instant now) {
    if (instant.isAfter(now.plus(AHEAD))) {
      throw DomainException.invalid(
          "timestamp_in_future", "must be at most %d days ahead".formatted(AHEAD.toDays()));
    }
    return instant;
  }
}
