package coffee.devices.cloud;

import coffee.devices.json.JsonItem;
import coffee.devices.row.NumberParser;
import coffee.domain.DomainException;
import java.time.Duration;

/** Parses durations of Open mHealth: a value and a unit. */
final class OpenMHealthDuration {

  private static final double MAX_SECONDS = 1e9;

  private OpenMHealthDuration() {}

  static Duration parse(JsonItem duration) {
    String unit = duration.get("unit").text().orElse("");
    double value = NumberParser.parse("duration", duration.get("value").scalar().orElse(""));
    double seconds =
        switch (unit) {
          case "ms" -> value / 1000;
          case "sec" -> value;
          case "min" -> value * 60;
          case "h" -> value * 3600;
          case "d", "wk", "Mo", "yr" -> MAX_SECONDS;
          default ->
              throw DomainException.invalid(
                  "wrong_unit", "unknown duration unit '%s'".formatted(unit));
        };
    return Duration.ofMillis(Math.round(1000 * Math.min(seconds, MAX_SECONDS)));
  }
}
