package coffee.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only moves when told to. */
public final class MutableClock extends Clock {

  private volatile Instant now;
  private volatile long passed;

  /** A clock set to an instant. */
  public MutableClock(Instant now) {
    this.now = now;
  }

  /** Advances the clock. */
  public synchronized void pass(Duration time) {
    now = now.plus(time);
    passed += time.toNanos();
  }

  /** Puts the clock to an instant, as an operator or NTP does: no time passes. */
  public synchronized void set(Instant instant) {
    now = instant;
  }

  /** The time that has passed, for what must not go by the clock. */
  public long nanos() {
    return passed;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
