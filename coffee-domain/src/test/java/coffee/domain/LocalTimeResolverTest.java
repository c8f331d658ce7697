package coffee.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LocalTimeResolverTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void resolvesAmbiguousLocalTimeToEarlierInstant() {
    assertThat(LocalTimeResolver.resolve(LocalDateTime.parse("2026-10-25T02:30:00"), BERLIN))
        .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
  }

  @Test
  void rejectsSkippedLocalTime() {
    assertThatThrownBy(
            () -> LocalTimeResolver.resolve(LocalDateTime.parse("2026-03-29T02:30:00"), BERLIN))
        .isInstanceOfSatisfying(
            DomainException.class,
            failure -> assertThat(failure.code()).isEqualTo("no_such_local_time"));
  }

  @Test
  void localDayLasts23Or25HoursAtClockChange() {
    assertThat(lengthOf(LocalDate.of(2026, 3, 29))).isEqualTo(Duration.ofHours(23));
    assertThat(lengthOf(LocalDate.of(2026, 10, 25))).isEqualTo(Duration.ofHours(25));
  }

  private static Duration lengthOf(LocalDate date) {
    LocalDay day = new LocalDay(date, BERLIN);
    return Duration.between(day.start(), day.end());
  }
}
