package coffee.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only moves when told to. */
public final class SettableClock extends Clock {

  private volatile Instant now;
  private volatile long passed;

  SettableClock(Instant now) {
    this.now = now;
  }

  /** Sets the clock. */
  public void set(String instant) {
    now = Instant.parse(instant);
  }

  /** Advances the clock. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
    passed += duration.toNanos();
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
    throw new UnsupportedOperationException();
  }
}
