package coffee.devices.activity;

import coffee.domain.DomainException;
import com.garmin.fit.HrMesg;
import com.garmin.fit.Mesg;
import com.garmin.fit.MesgNum;
import com.garmin.fit.MonitoringMesg;
import java.time.Duration;
import java.time.Instant;

/**
 * The time in a FIT file. Monitoring shortens stamps to their last 16 bits, which count on from the
 * last whole one; a heart rate strap counts by a clock of its own, which now and then says what
 * time it is. Not for many threads.
 */
final class FitClock {

  /** 1989-12-31T00:00:00Z, from where FIT counts seconds. */
  static final Instant EPOCH = Instant.ofEpochSecond(631_065_600);

  /** Smaller stamps count from when the device was switched on (FIT profile, {@code date_time}). */
  private static final long LEAST_DATE = 0x1000_0000;

  private static final int TIMESTAMP = 253;
  private static final int LAST_16_BITS = 0xFFFF;

  private long second;
  private Instant strapAt = EPOCH;
  private double strapSecond = Double.NEGATIVE_INFINITY;

  /** Takes the time from a message; every message must be shown, in its order. */
  void see(Mesg message) {
    Long whole = message.getFieldLongValue(TIMESTAMP);
    if (whole != null) {
      second = whole;
    } else if (message.getNum() == MesgNum.MONITORING) {
      Integer end = message.getFieldIntegerValue(MonitoringMesg.Timestamp16FieldNum);
      second += end == null ? 0 : (end - second) & LAST_16_BITS;
    }
    Double event = message.getFieldDoubleValue(HrMesg.EventTimestampFieldNum);
    if (message.getNum() == MesgNum.HR && whole != null && event != null) {
      Double fraction = message.getFieldDoubleValue(HrMesg.FractionalTimestampFieldNum);
      strapAt = EPOCH.plusSeconds(whole).plus(seconds(fraction == null ? 0 : fraction));
      strapSecond = event;
    }
  }

  /**
   * The moment of the message that was shown last.
   *
   * @throws DomainException {@code invalid_timestamp} if nothing has said what time it is
   */
  Instant now() {
    if (second < LEAST_DATE) {
      throw unset();
    }
    return EPOCH.plusSeconds(second);
  }

  /**
   * The moment at which a strap's clock showed this.
   *
   * @param event seconds; not a number where there are none
   * @throws DomainException {@code invalid_timestamp} if nothing has said what time it was
   */
  Instant ofStrap(double event) {
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
        "invalid_timestamp", "the device did not know the time when it recorded this");
  }
}
