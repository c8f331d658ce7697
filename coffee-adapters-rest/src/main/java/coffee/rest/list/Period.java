package coffee.rest.list;

import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.Moments;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which stretch of time a client asks about.
 *
 * @param from first moment, inclusive
 * @param until last moment, exclusive
 */
public record Period(Optional<Instant> from, Optional<Instant> until) {

  /**
   * Reads {@code from} and {@code to}; reversed ones are refused.
   *
   * @param zone where local times and dates are read
   */
  public static Period read(Fields query, Supplier<ZoneId> zone) {
    FieldReader<Instant> moment = Moments.momentOrDay(zone);
    Period period = new Period(query.optional("from", moment), query.optional("to", moment));
    period.requireOrder(query, "to");
    return period;
  }

  /** Whether both ends are given. */
  public boolean isClosed() {
    return from.isPresent() && until.isPresent();
  }

  /** Notes a period that ends before it starts. */
  void requireOrder(Fields query, String end) {
    if (isClosed() && until.get().isBefore(from.get())) {
      query.refuse(end, "reversed_range", "must not be before the start");
    }
  }
}
