package coffee.rest.json;

import coffee.domain.EntryTimes;
import coffee.rest.Caller;
import coffee.rest.Persons;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads when something happened: {@code timestamp}, and {@code time_zone} for a local one. */
public final class Timestamps {

  private static final String NAME = "timestamp";

  private final EntryTimes times;
  private final Persons persons;

  /** Within the times that entries may carry. */
  public Timestamps(EntryTimes times, Persons persons) {
    this.times = times;
    this.persons = persons;
  }

  /** Where the local times of who calls are read; looked up once, when it is first needed. */
  public Supplier<ZoneId> zone(Caller caller) {
    return persons.zone(caller);
  }

  /**
   * The moment of a new entry: now if none is sent.
   *
   * @param zone where a local time is read, unless the entry names a zone itself
   */
  public Optional<Instant> ofNew(Fields fields, Supplier<ZoneId> zone) {
    FieldReader<Instant> moment = reader(fields, zone);
    return fields
        .optional(NAME, sent -> times.require(moment.read(sent)))
        .or(() -> Optional.of(times.now()));
  }

  /**
   * The moment of a changed entry: the current one if none is sent. One that is sent back unchanged
   * stays, even if no new entry could carry it: a clock may have been wrong when it was stored.
   *
   * @param zone where a local time is read, unless the entry names a zone itself
   */
  public Optional<Instant> ofChanged(Fields fields, Supplier<ZoneId> zone, Instant current) {
    FieldReader<Instant> moment = reader(fields, zone);
    return fields.required(
        NAME,
        Optional.of(current),
        sent -> {
          Instant asked = moment.read(sent).truncatedTo(ChronoUnit.MILLIS);
          return asked.equals(current) ? current : times.require(asked);
        });
  }

  private static FieldReader<Instant> reader(Fields fields, Supplier<ZoneId> usual) {
    Optional<ZoneId> given = fields.optional("time_zone", Moments.zone());
    return Moments.moment(() -> given.orElseGet(usual));
  }
}
