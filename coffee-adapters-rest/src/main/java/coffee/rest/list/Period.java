package coffee.rest.list;

import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.TimestampFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The period that a request asks for.
 *
 * @param from start, inclusive
 * @param until end, exclusive
 */
public record Period(Optional<Instant> from, Optional<Instant> until) {

  /**
   * Reads {@code from} and {@code to}; a reversed period is refused.
   *
   * @param zone zone of local times and dates
   */
  public static Period read(Fields query, Supplier<ZoneId> zone) {
    FieldReader<Instant> instant = TimestampFormat.instantOrDay(zone);
    Period period = new Period(query.optional("from", instant), query.optional("to", instant));
    period.requireOrder(query, "to");
    return period;
  }

  /** Whether both ends are present. */
  public boolean isClosed() {
    return from.isPresent() && until.isPresent();
  }

  /** Adds a violation if the period ends before it starts. */
  void requireOrder(Fields query, String end) {
    if (isClosed() && until.get().isBefore(from.get())) {
      query.refuse(end, "reversed_range", "must not be before the start");
    }
  }
}
