package coffee.domain.heartrate;

import java.util.Locale;

/** A neutral word for a reading: where it lies, never what it means for a person's health. */
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
  /** While moving, or just after: the number says more of the movement than of the heart. */
  EXERCISE,
  /** Asleep. */
  ASLEEP;

  /** The word for a reading, which depends on what the person was doing. */
  public static HeartRateStatus of(HeartRate heartRate, Context context) {
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

  /** The word for it in answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
