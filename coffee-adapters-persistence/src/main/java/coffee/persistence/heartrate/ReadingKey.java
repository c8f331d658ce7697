package coffee.persistence.heartrate;

import coffee.domain.heartrate.ReadingLog;

/**
 * Identifies a person's reading, and is its public id: {@code epoch milliseconds * 256 + source},
 * below 2^53 until the year 3084. Ids ascend by time, then by source.
 *
 * @param epochMs time in milliseconds since the epoch
 * @param source number of the source, 0 to 255
 */
record ReadingKey(long epochMs, int source) {

  /** Greatest id plus one. */
  private static final long END = 1L << 53;

  /** Greatest number of a source. */
  static final int LAST_SOURCE = ReadingLog.MAX_SOURCES - 1;

  static ReadingKey of(long id) {
    return new ReadingKey(Math.floorDiv(id, ReadingLog.MAX_SOURCES), sourceOf(id));
  }

  static int sourceOf(long id) {
    return Math.floorMod(id, ReadingLog.MAX_SOURCES);
  }

  static boolean isPossible(long id) {
    return id > 0 && id < END;
  }

  /** The least id of a time. */
  static long firstId(long epochMs) {
    return epochMs * ReadingLog.MAX_SOURCES;
  }

  long id() {
    return firstId(epochMs) + source;
  }

  /** The start of its hour, in milliseconds since the epoch. */
  long hourStart() {
    return HourKey.startOf(epochMs);
  }

  /** Its key within its hour. */
  int keyInHour() {
    return HourReadings.key((int) (epochMs - hourStart()), source);
  }
}
