package coffee.devices;

import coffee.domain.TimestampRules;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.imports.FileSettings;
import coffee.domain.intake.IntakeRules;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Reads files in tests, with the zone New York and the date 2026-06-01. */
public final class TestReader {

  public static final ReaderSettings SETTINGS = settings(ZoneId.of("America/New_York"));

  private TestReader() {}

  /** The settings for a person in a zone. */
  public static ReaderSettings settings(ZoneId zone) {
    return settings(FileSettings.in(zone));
  }

  /** The settings for what a sender says about a file. */
  public static ReaderSettings settings(FileSettings file) {
    return new ReaderSettings(
        file,
        IntakeRules.DEFAULT,
        ReadingRules.DEFAULT,
        new TimestampRules(Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC)));
  }

  /** What a file holds. */
  public static CollectingRowHandler read(DeviceFormat format, String file) throws IOException {
    return read(format, bytes(file));
  }

  /** What a file holds. */
  public static CollectingRowHandler read(DeviceFormat format, byte[] file) throws IOException {
    CollectingRowHandler collected = new CollectingRowHandler();
    format.read(content(file), SETTINGS, collected);
    return collected;
  }

  public static Content content(byte[] file) {
    return () -> new ByteArrayInputStream(file);
  }

  public static byte[] bytes(String file) {
    return file.getBytes(StandardCharsets.UTF_8);
  }
}
