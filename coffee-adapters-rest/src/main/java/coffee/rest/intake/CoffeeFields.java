package coffee.rest.intake;

import coffee.domain.EntryTimes;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.LoggedIntake;
import coffee.rest.Caller;
import coffee.rest.Persons;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.Moments;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what clients say of a coffee. */
public final class CoffeeFields {

  private static final FieldReader<String> TYPE = FieldReader.text(Intake.MAX_TYPE_LENGTH);
  private static final FieldReader<String> NOTES = FieldReader.text(Intake.MAX_NOTES_LENGTH);
  private static final FieldReader<String> SOURCE = FieldReader.text(Intake.MAX_SOURCE_LENGTH);
  private static final FieldReader<String> CLIENT_ID =
      FieldReader.text(Intake.MAX_CLIENT_ID_LENGTH);
  private static final FieldReader<Duration> MINUTES =
      FieldReader.whole(value -> Intake.requireDuration(Duration.ofMinutes(clamp(value))));

  private final IntakeRules rules;
  private final EntryTimes times;
  private final Persons persons;

  /** By an instance's rules. */
  public CoffeeFields(IntakeRules rules, EntryTimes times, Persons persons) {
    this.rules = rules;
    this.times = times;
    this.persons = persons;
  }

  /**
   * A new coffee.
   *
   * @throws coffee.rest.problem.ProblemException 422 with everything that is wrong
   */
  public Intake read(Fields fields, Caller caller) {
    FieldReader<Instant> moment = moment(fields, caller);
    Optional<Instant> at = fields.optional("timestamp", moment);
    Optional<Caffeine> caffeine = caffeine(fields, Optional.empty());
    return finish(fields, at.or(() -> Optional.of(times.now())), caffeine, Optional.empty());
  }

  /**
   * A coffee as it shall be: what is not sent stays.
   *
   * @throws coffee.rest.problem.ProblemException 422 with everything that is wrong
   */
  public Intake merge(Fields fields, Caller caller, LoggedIntake stored) {
    Intake intake = stored.intake();
    Supplier<ZoneId> utc = () -> ZoneOffset.UTC;
    fields.readOnly("id", Optional.of(stored.id()), FieldReader.whole(id -> id));
    fields.readOnly("created_at", Optional.of(stored.createdAt()), Moments.moment(utc));
    fields.readOnly("updated_at", Optional.of(stored.updatedAt()), Moments.moment(utc));
    FieldReader<Instant> moment = moment(fields, caller);
    Optional<Instant> at = fields.required("timestamp", Optional.of(intake.consumedAt()), moment);
    Optional<Caffeine> caffeine = caffeine(fields, Optional.of(intake.caffeine()));
    return finish(fields, at, caffeine, Optional.of(intake));
  }

  private FieldReader<Instant> moment(Fields fields, Caller caller) {
    Optional<ZoneId> given = fields.optional("time_zone", Moments.zone());
    FieldReader<Instant> moment =
        Moments.moment(
            given.<Supplier<ZoneId>>map(zone -> () -> zone).orElse(persons.zone(caller)));
    return sent -> times.require(moment.read(sent));
  }

  private Optional<Caffeine> caffeine(Fields fields, Optional<Caffeine> current) {
    return fields.required("caffeine_mg", current, FieldReader.number(rules::caffeine));
  }

  /** Far out of range stays out of range, without overflowing. */
  private static long clamp(long minutes) {
    return Math.max(-1, Math.min(minutes, Integer.MAX_VALUE));
  }

  private static Intake finish(
      Fields fields, Optional<Instant> at, Optional<Caffeine> caffeine, Optional<Intake> current) {
    Optional<String> type =
        fields.optional("coffee_type", current.flatMap(Intake::coffeeType), TYPE);
    Optional<String> notes = fields.optional("notes", current.flatMap(Intake::notes), NOTES);
    Optional<Duration> duration =
        fields.optional("duration_minutes", current.map(Intake::duration), MINUTES);
    Optional<String> source = fields.optional("source", current.flatMap(Intake::source), SOURCE);
    Optional<String> clientId =
        fields.optional("client_id", current.flatMap(Intake::clientId), CLIENT_ID);
    fields.finish();
    return new Intake(
        at.orElseThrow(),
        caffeine.orElseThrow(),
        type,
        notes,
        duration.orElse(Intake.DEFAULT_DURATION),
        source,
        clientId);
  }
}
