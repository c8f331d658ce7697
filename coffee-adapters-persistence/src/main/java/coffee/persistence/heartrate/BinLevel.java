package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRateBin;

/**
 * What the analysis needs to know of five minutes of readings.
 *
 * @param bin number of the bin in its hour, 0 to 11
 * @param valid number of readings of 30 to 220 bpm
 * @param quietBpm the heart rate that a fifth of them do not exceed: at index (valid - 1) / 5 of
 *     the sorted ones; 0 if there are none
 * @param doubledMedianBpm twice their median; 0 if there are none
 * @param flags sum of the flags of the contexts that occur, among all readings
 */
record BinLevel(int bin, int valid, int quietBpm, int doubledMedianBpm, int flags) {

  /** Bins of an hour. */
  static final int PER_HOUR = 12;

  /** Length of a bin in milliseconds. */
  static final int LENGTH_MS = HeartRateBin.SECONDS * 1_000;

  private static final int EXERCISE = 1;
  private static final int SLEEPING = 2;
  private static final int ACTIVE = 4;

  /** The flag of a context, by its code. */
  static int flag(int context) {
    return switch (ContextCode.kind(context)) {
      case EXERCISE -> EXERCISE;
      case SLEEPING -> SLEEPING;
      case ACTIVE -> ACTIVE;
      case RESTING, RECOVERY, STRESSED, PANIC, POST_COFFEE, UNKNOWN -> 0;
    };
  }

  /** The bin in its hour, as analyses read it. */
  HeartRateBin toBin(HourKey hour) {
    return new HeartRateBin(
        hour.startMs() / LENGTH_MS + bin,
        valid,
        doubledMedianBpm / 2.0,
        valid < HeartRateBin.MIN_QUIET_READINGS ? doubledMedianBpm / 2.0 : quietBpm,
        (flags & EXERCISE) != 0,
        (flags & SLEEPING) != 0,
        (flags & ACTIVE) != 0);
  }
}
