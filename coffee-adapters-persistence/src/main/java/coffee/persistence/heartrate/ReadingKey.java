package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.ReadingLog;
import java.time.Instant;

/**
 * The primary key of a person's reading, and its public id: {@code epoch milliseconds * 256 +
 * source}, below 2^53 until the year 3084.
 *
 * @param measuredAt whole milliseconds
 * @param sourceId 0 to 255
 */
record ReadingKey(Instant measuredAt, int sourceId) {

  /** Greatest id plus one: no reading has it, and PostgreSQL can represent its time. */
  private static final long END = 1L << 53;

  static ReadingKey of(long id) {
    return new ReadingKey(
        Instant.ofEpochMilli(Math.floorDiv(id, ReadingLog.MAX_SOURCES)), sourceOf(id));
  }

  static int sourceOf(long id) {
    return Math.floorMod(id, ReadingLog.MAX_SOURCES);
  }

  static boolean isPossible(long id) {
    return id > 0 && id < END;
  }

  long id() {
    return measuredAt.toEpochMilli() * ReadingLog.MAX_SOURCES + sourceId;
  }

  int binNumber() {
    return Math.toIntExact(HeartRateBin.numberOf(measuredAt));
  }
}
