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
    DoseFields.DoseInput given = doses.read(fields);
    return finish(fields, at, given.caffeine(), drinkDefaults(given.drink()));
  }

  /**
   * Reads servings of a catalogue drink; all fields are optional.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  public Intake read(Fields fields, Supplier<ZoneId> zone, Drink drink) {
    Optional<Instant> at = timestamps.ofNew(fields, zone);
    return finish(fields, at, doses.servings(fields, drink), drinkDefaults(Optional.of(drink)));
  }

  /**
   * Defaults of a new coffee of a drink; only the type, the drink's name, and the duration are
   * used.
   */
  private static Optional<Intake> drinkDefaults(Optional<Drink> drink) {
    return drink.map(
        found ->
            new Intake(
                Instant.EPOCH,
                found.content().usual(),
                Optional.of(found.name()),
                Optional.empty(),
                Intake.DEFAULT_DURATION,
                Optional.empty(),
                Optional.empty()));
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
    return finish(fields, at, caffeine, Optional.of(intake));
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
