package coffee.persistence.heartrate;

import coffee.domain.person.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/**
 * Counts the readings of consecutive periods, hour by hour, ascending. Only one period is in memory
 * at a time. Of a bin whose readings were deleted, a period that contains only part of it counts
 * nothing. Not thread-safe.
 */
final class PeriodCounts {

  /** The number of no period. */
  static final long OUTSIDE = -1;

  /** Receives a period. */
  @FunctionalInterface
  interface Consumer {

    /**
     * Called once for each period with readings, ascending. The counts are those of the period only
     * during the call.
     */
    void accept(long period, ContextCounts counts);
  }

  private final PersonId person;
  private final LongUnaryOperator periods;
  private final boolean withFrozen;
  private final Consumer consumer;
  private final ContextCounts counts = new ContextCounts();
  private long current = OUTSIDE;

  /**
   * Counts for one person.
   *
   * @param periods the number of the period that contains a time in milliseconds since the epoch, 0
   *     or more and ascending; {@link #OUTSIDE} for none
   * @param withFrozen whether to count bins whose readings were deleted
   */
  PeriodCounts(PersonId person, LongUnaryOperator periods, boolean withFrozen, Consumer consumer) {
    this.person = person;
    this.periods = periods;
    this.withFrozen = withFrozen;
    this.consumer = consumer;
  }

  /**
   * Counts an hour: {@code start_ms, totals, readings, bins}. Its totals count if it has nothing
   * else, that is, if no period cuts it.
   */
  void add(ResultSet row) throws SQLException {
    HourKey key = new HourKey(person, row.getLong(1));
    byte[] totals = row.getBytes(2);
    byte[] readings = row.getBytes(3);
    byte[] bins = row.getBytes(4);
    if (totals != null && readings == null && bins == null) {
      moveTo(periods.applyAsLong(key.startMs()));
      if (current != OUTSIDE) {
        CountsCodec.addTotals(key, totals, counts);
      }
      return;
    }
    Hour hour = Hour.of(key, Optional.ofNullable(readings), Optional.ofNullable(bins));
    if (withFrozen) {
      hour.frozen().entrySet().forEach(bin -> addFrozen(key, bin));
    }
    addReadings(hour);
  }

  private void addFrozen(HourKey key, Map.Entry<Integer, ContextCounts> bin) {
    long start = key.startMs() + (long) bin.getKey() * BinLevel.LENGTH_MS;
    long period = periods.applyAsLong(start);
    if (period != OUTSIDE && period == periods.applyAsLong(start + BinLevel.LENGTH_MS - 1)) {
      moveTo(period);
      counts.add(bin.getValue());
    }
  }

  private void addReadings(Hour hour) {
    HourReadings readings = hour.readings();
    int next = 0;
    while (next < readings.size()) {
      long period = periodOf(hour, next);
      int end = period == OUTSIDE ? next + 1 : endOf(hour, next, period);
      if (period != OUTSIDE) {
        moveTo(period);
        counts.add(readings, next, end);
      }
      next = end;
    }
  }

  private long periodOf(Hour hour, int index) {
    return periods.applyAsLong(hour.key().startMs() + hour.readings().offsetMs(index));
  }

  /** After the last reading of a period, in steps that double, and then halve. */
  private int endOf(Hour hour, int start, long period) {
    int size = hour.readings().size();
    int within = start;
    int step = 1;
    while (within + step < size && periodOf(hour, within + step) == period) {
      within += step;
      step *= 2;
    }
    int beyond = Math.min(size, within + step);
    while (beyond - within > 1) {
      int middle = (within + beyond) / 2;
      if (periodOf(hour, middle) == period) {
        within = middle;
      } else {
        beyond = middle;
      }
    }
    return beyond;
  }

  private void moveTo(long period) {
    if (period != current) {
      finish();
      current = period;
    }
  }

  /** Passes on the last period. */
  void finish() {
    if (current != OUTSIDE && !counts.isEmpty()) {
      consumer.accept(current, counts);
      counts.clear();
    }
    current = OUTSIDE;
  }
}
