package coffee.rest.heartrate;

import coffee.rest.json.FieldReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The resolution in which a period is returned. */
enum Resolution {
  /** Raw readings. */
  RAW("raw", Duration.ZERO),
  MINUTE("1m", Duration.ofMinutes(1)),
  FIVE_MINUTES("5m", Duration.ofMinutes(5)),
  QUARTER("15m", Duration.ofMinutes(15)),
  HOUR("1h", Duration.ofHours(1)),
  /** One interval per calendar day of the person, of any length. */
  DAY("1d", Duration.ofDays(1));

  private static final Map<String, Resolution> BY_WORD = new LinkedHashMap<>();

  static {
    Arrays.stream(values()).forEach(resolution -> BY_WORD.put(resolution.word, resolution));
  }

  private final String word;
  private final Duration width;

  Resolution(String word, Duration width) {
    this.word = word;
    this.width = width;
  }

  static FieldReader<Resolution> reader() {
    return FieldReader.oneOf(BY_WORD);
  }

  String word() {
    return word;
  }

  Duration width() {
    return width;
  }
}
