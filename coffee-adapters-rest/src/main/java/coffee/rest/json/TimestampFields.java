package coffee.rest.json;

import coffee.domain.TimestampRules;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads {@code timestamp}, and {@code time_zone} for a local one. */
public final class TimestampFields {

  private static final String NAME = "timestamp";

  private final TimestampRules times;
  private final CallerLookup persons;

  /** Limits timestamps to the configured range. */
  public TimestampFields(TimestampRules times, CallerLookup persons) {
    this.times = times;
    this.persons = persons;
  }

  /** The caller's time zone; looked up once, on first use. */
  public Supplier<ZoneId> zone(Caller caller) {
    return persons.zone(caller);
  }

  /**
   * The time of a new entry: now by default.
   *
   * @param zone zone of local times, unless the entry names one
   */
  public Optional<Instant> ofNew(Fields fields, Supplier<ZoneId> zone) {
    FieldReader<Instant> instant = reader(fields, zone);
    return fields
        .optional(NAME, sent -> times.requireValid(instant.read(sent)))
        .or(() -> Optional.of(times.now()));
  }

  /**
   * The time of a changed entry: unchanged by default. One that is sent back unchanged stays, even
   * if no new entry could carry it: a clock may have been wrong when it was stored.
   *
   * @param zone zone of local times, unless the entry names one
   */
  public Optional<Instant> ofChanged(Fields fields, Supplier<ZoneId> zone, Instant current) {
    FieldReader<Instant> instant = reader(fields, zone);
    return fields.required(
        NAME,
        Optional.of(current),
        sent -> {
          Instant asked = instant.read(sent).truncatedTo(ChronoUnit.MILLIS);
          return asked.equals(current) ? current : times.requireValid(asked);
        });
  }

  private static FieldReader<Instant> reader(Fields fields, Supplier<ZoneId> usual) {
    Optional<ZoneId> given = fields.optional("time_zone", TimestampFormat.zone());
    return TimestampFormat.instant(() -> given.orElseGet(usual));
  }
}
