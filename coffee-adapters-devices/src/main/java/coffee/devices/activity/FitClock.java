package coffee.devices.activity;

import coffee.domain.DomainException;
import com.garmin.fit.HrMesg;
import com.garmin.fit.Mesg;
import com.garmin.fit.MesgNum;
import com.garmin.fit.MonitoringMesg;
import java.time.Duration;
import java.time.Instant;

/**
 * The time in a FIT file. Monitoring messages contain only the last 16 bits, relative to the last
 * full timestamp or a little before it, since full timestamps may run ahead; a heart-rate strap has
 * its own clock, which is synchronized now and then. Not thread-safe.
 */
final class FitClock {

  /** 1989-12-31T00:00:00Z, the FIT epoch. */
  static final Instant EPOCH = Instant.ofEpochSecond(631_065_600);

  /** Smaller values are relative to the start of the device (FIT profile, {@code date_time}). */
  private static final long MIN_DATE = 0x1000_0000;

  private static final int TIMESTAMP = 253;
  private static final int LAST_16_BITS = 0xFFFF;

  private static final int HALF_RANGE = 1 << 15;

  private long second;

  /** The last one that a short timestamp gave: these never run backwards. */
  private long shortSecond;

  private Instant strapAt = EPOCH;
  private double strapSecond = Double.NEGATIVE_INFINITY;

  /** Updates the time from a message; must be called for every message in order. */
  void update(Mesg message) {
    Long whole = message.getFieldLongValue(TIMESTAMP);
    if (whole != null) {
      second = whole;
    } else if (message.getNum() == MesgNum.MONITORING) {
      Integer end = message.getFieldIntegerValue(MonitoringMesg.Timestamp16FieldNum);
      if (end != null) {
        second = nearest(end);
        shortSecond = second;
      }
    }
    Double event = message.getFieldDoubleValue(HrMesg.EventTimestampFieldNum);
    if (message.getNum() == MesgNum.HR && whole != null && event != null) {
      Double fraction = message.getFieldDoubleValue(HrMesg.FractionalTimestampFieldNum);
      strapAt = EPOCH.plusSeconds(whole).plus(seconds(fraction == null ? 0 : fraction));
      strapSecond = event;
    }
  }

  /**
   * The second nearest to the last one that ends in 16 bits, and that is not before the last short
   * timestamp.
   */
  private long nearest(int end) {
    long after = second + ((end - second) & LAST_16_BITS);
    long before = after - LAST_16_BITS - 1;
    return second - before < HALF_RANGE && before >= shortSecond ? before : after;
  }

  /** Whether the time is known. */
  boolean isSet() {
    return second >= MIN_DATE;
  }

  /**
   * The timestamp of the last message.
   *
   * @throws DomainException {@code invalid_timestamp} if the time is unknown
   */
  Instant currentTimestamp() {
    if (!isSet()) {
      throw unset();
    }
    return EPOCH.plusSeconds(second);
  }

  /**
   * Converts a time of the strap's clock.
   *
   * @param event seconds; NaN if missing
   * @throws DomainException {@code invalid_timestamp} if the time is unknown
   */
  Instant strapTimestamp(double event) {
    if (Double.isInfinite(strapSecond) || Double.isNaN(event)) {
      throw unset();
    }
    return strapAt.plus(seconds(event - strapSecond));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  private static DomainException unset() {
    return DomainException.invalid(
        "invalid_timestamp", "the device clock was not set when this was recorded");
  }
}
