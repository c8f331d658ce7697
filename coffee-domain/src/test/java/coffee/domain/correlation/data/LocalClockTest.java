package coffee.domain.correlation.data;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.heartrate.HeartRateBin;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalClockTest {

  private static long bin(String instant) {
    return HeartRateBin.numberOf(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Pacific/Apia",
        "Antarctica/Troll",
        "+05:45",
        "Z"
      })
  void localMinuteAgreesWithJavaTime(String zone) {
    ZoneId id = ZoneId.of(zone);
    LocalClock clock = new LocalClock(id);
    for (String from : new String[] {"2026-03-20T00:00:00Z", "2011-12-28T00:00:00Z"}) {
      for (long bin = bin(from) + 12_000; bin > bin(from); bin -= 7) {
        LocalDateTime shown = LocalDateTime.ofInstant(Instant.ofEpochSecond(bin * 300 + 120), id);
        assertThat(clock.localMinute(bin))
            .isEqualTo(ChronoUnit.MINUTES.between(LocalDateTime.of(1970, 1, 1, 0, 0), shown));
      }
    }
  }

  @Test
  void statisticalDayStartsAtFour() {
    LocalClock clock = new LocalClock(ZoneId.of("Europe/Berlin"));
    long before = clock.localMinute(bin("2026-06-01T01:55:00Z"));
    long after = clock.localMinute(bin("2026-06-01T02:00:00Z"));
    assertThat(LocalClock.minuteOfDay(before)).isEqualTo(237);
    assertThat(LocalClock.minuteOfDay(after)).isEqualTo(242);
    assertThat(LocalClock.dayOf(after)).isEqualTo(LocalClock.dayOf(before) + 1);
  }

  @Test
  void dayHas23Or25HoursAtClockChange() {
    LocalClock clock = new LocalClock(ZoneId.of("Europe/Berlin"));
    assertThat(binsOfDay(clock, "2026-03-28T12:00:00Z")).isEqualTo(23 * 12);
    assertThat(binsOfDay(clock, "2026-03-29T12:00:00Z")).isEqualTo(24 * 12);
    assertThat(binsOfDay(clock, "2026-10-24T12:00:00Z")).isEqualTo(25 * 12);
  }

  private static long binsOfDay(LocalClock clock, String within) {
    long bin = bin(within);
    long day = LocalClock.dayOf(clock.localMinute(bin));
    return LongStream.range(bin - 600, bin + 600)
        .filter(other -> LocalClock.dayOf(clock.localMinute(other)) == day)
        .count();
  }

  @Test
  void edgeInstantBelongsToStartingBin() {
    assertThat(bin("2026-06-01T02:00:00Z")).isEqualTo(bin("2026-06-01T02:04:59.999Z"));
    assertThat(bin("2026-06-01T01:59:59.999Z")).isEqualTo(bin("2026-06-01T02:00:00Z") - 1);
  }
}
