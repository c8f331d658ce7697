package coffee.rest.steps;

import coffee.domain.LocalDay;
import coffee.rest.json.FieldReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The length of the intervals in which steps are summed. */
enum StepResolution {
  FIVE_MINUTES("5m", Duration.ofMinutes(5)),
  /** Whole hours in UTC. */
  HOUR("1h", Duration.ofHours(1)),
  /** One interval per calendar day of the person, of any length. */
  DAY("1d", Duration.ofDays(1));

  private final String word;
  private final Duration width;

  StepResolution(String word, Duration width) {
    this.word = word;
    this.width = width;
  }

  static FieldReader<StepResolution> reader() {
    Map<String, StepResolution> words = new LinkedHashMap<>();
    for (StepResolution resolution : values()) {
      words.put(resolution.word, resolution);
    }
    return FieldReader.oneOf(words);
  }

  String word() {
    return word;
  }

  /** Start of the interval that holds a moment. */
  Instant startOf(Instant moment, Supplier<ZoneId> zone) {
    return this == DAY
        ? LocalDay.containing(moment, zone.get()).start()
        : Instant.ofEpochSecond(
            Math.floorDiv(moment.getEpochSecond(), width.toSeconds()) * width.toSeconds());
  }

  /** End of that interval, exclusive. */
  Instant endOf(Instant moment, Supplier<ZoneId> zone) {
    return this == DAY
        ? LocalDay.containing(moment, zone.get()).end()
        : startOf(moment, zone).plus(width);
  }
}
