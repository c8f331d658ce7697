package coffee.rest.intake;

import coffee.domain.DomainException;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Drink;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.rest.Caller;
import coffee.rest.entry.EntryJson;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.TimestampFields;
import coffee.rest.json.TimestampFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the fields of a coffee. */
public final class CoffeeFields implements EntryJson<Intake, LoggedIntake> {

  private static final FieldReader<String> TYPE = FieldReader.text(Intake.MAX_TYPE_LENGTH);
  private static final FieldReader<String> NOTES = FieldReader.text(Intake.MAX_NOTES_LENGTH);
  private static final FieldReader<String> SOURCE = FieldReader.text(Intake.MAX_SOURCE_LENGTH);
  private static final FieldReader<String> CLIENT_ID =
      FieldReader.text(Intake.MAX_CLIENT_ID_LENGTH);
  private static final FieldReader<Duration> MINUTES =
      FieldReader.wholeNumber(Intake::requireMinutes);

  private final DoseFields doses;
  private final TimestampFields timestamps;

  /** Uses the configured rules. */
  public CoffeeFields(DoseFields doses, TimestampFields timestamps) {
    this.doses = doses;
    this.timestamps = timestamps;
  }

  @Override
  public Supplier<ZoneId> zone(Caller caller) {
    return timestamps.zone(caller);
  }

  @Override
  public Intake read(Fields fields, Supplier<ZoneId> zone) {
    Optional<Instant> at = timestamps.ofNew(fields, zone);
    DoseFields.DoseInput input = doses.read(fields);
    return finish(fields, at, input.caffeine(), Values.ofNew(input.drink()));
  }

  /**
   * Reads servings of a catalogue drink; all fields are optional.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  public Intake read(Fields fields, Supplier<ZoneId> zone, Drink drink) {
    Optional<Instant> at = timestamps.ofNew(fields, zone);
    return finish(fields, at, doses.servings(fields, drink), Values.ofNew(Optional.of(drink)));
  }

  /** The values of fields that are not sent. */
  private record Values(
      Optional<String> type,
      Optional<String> notes,
      Duration duration,
      Optional<String> source,
      Optional<String> clientId) {

    /** Of a new coffee, whose type is the name of its drink, if it has one. */
    static Values ofNew(Optional<Drink> drink) {
      return new Values(
          drink.map(Drink::name),
          Optional.empty(),
          Intake.DEFAULT_DURATION,
          Optional.empty(),
          Optional.empty());
    }

    static Values of(Intake stored) {
      return new Values(
          stored.coffeeType(),
          stored.notes(),
          stored.duration(),
          stored.source(),
          stored.clientId());
    }
  }

  @Override
  public Intake merge(Fields fields, Supplier<ZoneId> zone, LoggedIntake stored) {
    Intake intake = stored.intake();
    fields.readOnly("id", stored.id(), FieldReader.wholeNumber(id -> id));
    fields.readOnly(
        "created_at",
        stored.createdAt().truncatedTo(ChronoUnit.MILLIS),
        TimestampFormat.canonical());
    fields.readOnly(
        "updated_at",
        stored.updatedAt().truncatedTo(ChronoUnit.MILLIS),
        TimestampFormat.canonical());
    Optional<Instant> at = timestamps.ofChanged(fields, zone, intake.consumedAt());
    Optional<Caffeine> caffeine = doses.merge(fields, intake.caffeine());
    return finish(fields, at, caffeine, Values.of(intake));
  }

  private static Intake finish(
      Fields fields, Optional<Instant> at, Optional<Caffeine> caffeine, Values current) {
    Optional<String> type = fields.optional("coffee_type", current.type(), TYPE);
    Optional<String> notes = fields.optional("notes", current.notes(), NOTES);
    Optional<Duration> duration =
        fields.optional("duration_minutes", Optional.of(current.duration()), MINUTES);
    Optional<String> source = fields.optional("source", current.source(), SOURCE);
    Optional<String> clientId = fields.optional("client_id", current.clientId(), CLIENT_ID);
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

  @Override
  public CoffeeBody toRecord(LoggedIntake stored) {
    return CoffeeBody.of(stored);
  }

  @Override
  public String location(LoggedIntake stored) {
    return "/v1/coffee/" + stored.id();
  }

  @Override
  public DomainException notFound(long id) {
    return DomainException.notFound("There is no coffee %d.".formatted(id));
  }

  @Override
  public DomainException conflict(LoggedIntake stored) {
    return DomainException.conflict("client_id_taken", "Another coffee has this client_id.");
  }
}
