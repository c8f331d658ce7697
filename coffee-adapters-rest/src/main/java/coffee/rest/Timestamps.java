package coffee.rest;

import coffee.domain.EntryTimes;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.Moments;
import java.time.Instant;
import java.time.ZoneId;
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

  /** The moment of a new entry: now if none is sent. */
  public Optional<Instant> ofNew(Fields fields, Caller caller) {
    return fields.optional(NAME, reader(fields, caller)).or(() -> Optional.of(times.now()));
  }

  /** The moment of a changed entry: the current one if none is sent. */
  public Optional<Instant> ofChanged(Fields fields, Caller caller, Instant current) {
    return fields.required(NAME, Optional.of(current), reader(fields, caller));
  }

  private FieldReader<Instant> reader(Fields fields, Caller caller) {
    Supplier<ZoneId> zone =
        fields
            .optional("time_zone", Moments.zone())
            .<Supplier<ZoneId>>map(given -> () -> given)
            .orElseGet(() -> persons.zone(caller));
    FieldReader<Instant> moment = Moments.moment(zone);
    return sent -> times.require(moment.read(sent));
  }
}
