package coffee.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EntryTimesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00.123456Z");
  private final EntryTimes times = new EntryTimes(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void acceptUpToFiveMinutesAheadOfTheClock() {
    assertThat(times.require(NOW.plusSeconds(300)))
        .isEqualTo(Instant.parse("2026-03-01T09:05:00.123Z"));
    assertRefused(NOW.plusSeconds(301), "timestamp_in_future");
  }

  @Test
  void refuseUnsetClocks() {
    assertThat(times.require(EntryTimes.EARLIEST)).isEqualTo(EntryTimes.EARLIEST);
    assertRefused(Instant.EPOCH, "timestamp_too_early");
    assertRefused(Instant.MIN, "timestamp_too_early");
    assertRefused(Instant.MAX, "timestamp_in_future");
  }

  private void assertRefused(Instant moment, String code) {
    assertThatThrownBy(() -> times.require(moment))
        .isInstanceOfSatisfying(
            DomainException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }
}
