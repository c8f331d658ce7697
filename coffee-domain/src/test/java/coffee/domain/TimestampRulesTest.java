package coffee.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimestampRulesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00.123456Z");
  private final TimestampRules times = new TimestampRules(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void acceptsTimestampsUpToFiveMinutesAhead() {
    assertThat(times.requireValid(NOW.plusSeconds(300)))
        .isEqualTo(Instant.parse("2026-03-01T09:05:00.123Z"));
    assertRefused(NOW.plusSeconds(301), "timestamp_in_future");
  }

  @Test
  void rejectsTimestampsOfUnsetClocks() {
    assertThat(times.requireValid(TimestampRules.EARLIEST)).isEqualTo(TimestampRules.EARLIEST);
    assertRefused(Instant.EPOCH, "timestamp_too_early");
    assertRefused(Instant.MIN, "timestamp_too_early");
    assertRefused(Instant.MAX, "timestamp_in_future");
  }

  private void assertRefused(Instant instant, String code) {
    assertThatThrownBy(() -> times.requireValid(instant))
        .isInstanceOfSatisfying(
            DomainException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }
}
