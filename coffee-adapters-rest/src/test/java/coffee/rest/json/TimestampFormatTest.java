package coffee.rest.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampFormatTest {

  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0001-12-31T23:59:59.999Z",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "1970-01-01T00:00:00Z",
        "2024-02-29T09:05:07.010Z",
        "9999-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z"
      })
  void formatsLikeTheLibrary(String instant) {
    Instant parsed = Instant.parse(instant);
    assertThat(TimestampFormat.format(parsed)).isEqualTo(MILLISECONDS.format(parsed));
  }

  @Test
  void formatsAnyInstantLikeTheLibrary() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      Instant instant =
          Instant.ofEpochSecond(
              (long) (random.nextDouble() * 4e11) - 1_000_000_000L * 70,
              random.nextInt(1_000_000_000));
      assertThat(TimestampFormat.format(instant)).isEqualTo(MILLISECONDS.format(instant));
    }
  }
}
