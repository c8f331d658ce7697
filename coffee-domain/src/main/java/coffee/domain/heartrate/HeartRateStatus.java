package coffee.domain.heartrate;

import java.util.Locale;

/** A neutral classification of a reading, without medical meaning. */
public enum HeartRateStatus {
  /** Below 50 bpm. */
  LOW,
  /** Below 60 bpm. */
  BELOW_AVERAGE,
  /** Up to 100 bpm. */
  NORMAL,
  /** Up to 120 bpm. */
  ELEVATED,
  /** Up to 150 bpm. */
  HIGH,
  /** Above 150 bpm. */
  VERY_HIGH,
  /** During activity or shortly after it. */
  EXERCISE,
  /** Asleep. */
  ASLEEP;

  /** Classifies a reading by heart rate and context. */
  public static HeartRateStatus of(HeartRate heartRate, ReadingContext context) {
    return switch (context.kind()) {
      case ACTIVE, EXERCISE, RECOVERY -> EXERCISE;
      case SLEEPING -> ASLEEP;
      case RESTING, STRESSED, PANIC, POST_COFFEE, UNKNOWN -> atRest(heartRate.bpm());
    };
  }

  private static HeartRateStatus atRest(int bpm) {
    if (bpm < 50) {
      return LOW;
    }
    if (bpm < 60) {
      return BELOW_AVERAGE;
    }
    if (bpm <= 100) {
      return NORMAL;
    }
    if (bpm <= 120) {
      return ELEVATED;
    }
    return bpm <= 150 ? HIGH : VERY_HIGH;
  }

  /** The word used in responses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
