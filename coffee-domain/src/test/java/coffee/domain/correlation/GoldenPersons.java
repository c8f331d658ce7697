package coffee.domain.correlation;

import coffee.domain.caffeine.Dose;
import coffee.domain.intake.Caffeine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The whole persons of METHOD 5. */
final class GoldenPersons {

  private static final Pattern CUP =
      Pattern.compile("\"timestamp\": \"([^\"]+)\", \"caffeine_mg\": ([0-9.]+)");
  private static final Pattern READING =
      Pattern.compile("\"timestamp\": \"([^\"]+)\", \"bpm\": ([0-9]+), \"context\": \"([^\"]+)\"");

  private GoldenPersons() {}

  static PersonDataset named(String name, int zoneOffsetHours) {
    return new PersonDataset(
        ZoneOffset.ofHours(zoneOffsetHours),
        lines(name + "/coffees.ndjson.gz", CUP).stream()
            .map(
                line ->
                    Dose.instantaneous(
                        Instant.parse(line.group(1)),
                        new Caffeine(Double.parseDouble(line.group(2)))))
            .toList(),
        lines(name + "/heart_rate.ndjson.gz", READING).stream()
            .map(
                line ->
                    new RawReading(
                        Instant.parse(line.group(1)).toEpochMilli(),
                        Integer.parseInt(line.group(2)),
                        line.group(3)))
            .toList());
  }

  private static List<MatchResult> lines(String file, Pattern pattern) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Objects.requireNonNull(
                        GoldenPersons.class.getResourceAsStream("/golden/" + file))),
                StandardCharsets.UTF_8))) {
      return reader.lines().flatMap(line -> pattern.matcher(line).results()).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
