package coffee.domain.correlation;

import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.OneCompartment;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.intake.Caffeine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A whole person of METHOD 5.
 *
 * @param zone where they are
 * @param doses their cups, ascending
 * @param readings their heart rate, ascending
 */
record GoldenPerson(ZoneId zone, List<Dose> doses, List<RawReading> readings) {

  private static final Pattern CUP =
      Pattern.compile("\"timestamp\": \"([^\"]+)\", \"caffeine_mg\": ([0-9.]+)");
  private static final Pattern READING =
      Pattern.compile("\"timestamp\": \"([^\"]+)\", \"bpm\": ([0-9]+), \"context\": \"([^\"]+)\"");

  static GoldenPerson named(String name, int zoneOffsetHours) {
    return new GoldenPerson(
        ZoneOffset.ofHours(zoneOffsetHours),
        lines(name + "/coffees.ndjson.gz", CUP).stream()
            .map(
                line ->
                    Dose.at(
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
                        GoldenPerson.class.getResourceAsStream("/golden/" + file))),
                StandardCharsets.UTF_8))) {
      return reader.lines().flatMap(line -> pattern.matcher(line).results()).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<HeartRateBin> bins() {
    return RawReading.bins(readings);
  }

  /** The question over everything they have. */
  CorrelationQuestion question() {
    return question(5);
  }

  CorrelationQuestion question(double halfLifeHours) {
    Instant first = Instant.ofEpochMilli(readings.get(0).epochMillis());
    Instant last = Instant.ofEpochMilli(readings.get(readings.size() - 1).epochMillis());
    Instant from = first.isBefore(doses.get(0).takenAt()) ? first : doses.get(0).takenAt();
    return new CorrelationQuestion(
        1,
        zone,
        from,
        last.plusMillis(1),
        CorrelationQuestion.DEFAULT_HOURS_AFTER,
        OneCompartment.coffee(halfLifeHours),
        CorrelationQuestion.DEFAULT_MEANINGFUL_BPM,
        last.plus(Duration.ofDays(1)));
  }

  CorrelationAnswer answer() {
    return Correlation.answer(question(), doses, bins());
  }
}
