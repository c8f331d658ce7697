package coffee.domain.imports.rows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When the rows are from that an import has stored.
 *
 * @param first time of the earliest coffee or heart rate
 * @param last time of the latest one
 */
public record StoredPeriod(Instant first, Instant last) {

  /**
   * The period including the stored ones among further rows.
   *
   * @param before the period of earlier rows, if any were stored
   * @param times of further rows; empty for those without a time
   * @param outcomes their outcomes, in the same order
   */
  static Optional<StoredPeriod> with(
      Optional<StoredPeriod> before, List<Optional<Instant>> times, List<RowOutcome> outcomes) {
    Optional<StoredPeriod> period = before;
    for (int i = 0; i < times.size(); i++) {
      Optional<Instant> time = times.get(i);
      if (time.isPresent() && outcomes.get(i).isStored()) {
        Instant instant = time.get();
        period = Optional.of(period.map(known -> known.including(instant)).orElse(at(instant)));
      }
    }
    return period;
  }

  private static StoredPeriod at(Instant instant) {
    return new StoredPeriod(instant, instant);
  }

  private StoredPeriod including(Instant instant) {
    return new StoredPeriod(
        instant.isBefore(first) ? instant : first, instant.isAfter(last) ? instant : last);
  }
}
