import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;

/**
 * Writes readings of a watch, one every five seconds from 2023 on, the same in every format and on
 * every call.
 *
 * <p>Arguments: {@code csv}, {@code ndjson} or {@code apple}, and a number of rows; for an Apple
 * export also a size, {@code 4G} or {@code 500M}, to be gone on with until it is as large, with
 * what a real one holds besides: steps, energy, a cup of coffee now and then.
 */
public final class Readings {

  private static final Instant START = Instant.parse("2023-01-01T00:00:00Z");
  private static final DateTimeFormatter APPLE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String DEVICE =
      "&lt;&lt;HKDevice: 0x281e0b1b0&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch,"
          + " hardware:Watch6,2, software:9.1&gt;";

  private final BufferedWriter out =
      new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 16);
  private final Random random = new Random(7);
  private long written;

  private Readings() {}

  public static void main(String[] arguments) throws IOException {
    boolean isSize = arguments[1].endsWith("G") || arguments[1].endsWith("M");
    long bound = Long.parseLong(arguments[1].replaceAll("[GM]$", ""));
    if (isSize) {
      bound <<= arguments[1].endsWith("G") ? 30 : 20;
    }
    new Readings().write(arguments[0], isSize, bound);
  }

  private void write(String format, boolean isSize, long bound) throws IOException {
    boolean isApple = format.equals("apple");
    if (isApple) {
      put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<HealthData locale=\"en_US\">\n");
      put(" <ExportDate value=\"2026-01-01 10:00:00 +0000\"/>\n");
    }
    for (long row = 0; (isSize ? written : row) < bound; row++) {
      Instant at = START.plusSeconds(row * 5);
      int bpm = 60 + random.nextInt(40) + (int) (8 * Math.sin(row / 2_000.0));
      switch (format) {
        case "csv" -> put(at + "," + bpm + "\n");
        case "ndjson" ->
            put("{\"timestamp\":\"" + at + "\",\"bpm\":" + bpm + ",\"source\":\"watch\"}\n");
        default -> apple(row, at, bpm, isSize);
      }
    }
    if (isApple) {
      put("</HealthData>\n");
    }
    out.flush();
  }

  private void apple(long row, Instant at, int bpm, boolean isReal) throws IOException {
    record("HeartRate", "count/min", at, Integer.toString(bpm));
    if (isReal) {
      record("StepCount", "count", at, Long.toString(row % 90));
      record("ActiveEnergyBurned", "kcal", at, "0." + row % 1_000);
      if (row % 5_000 == 0) {
        record("DietaryCaffeine", "mg", at, "80");
      }
    }
  }

  private void record(String type, String unit, Instant at, String value) throws IOException {
    String moment = APPLE.format(at);
    put(" <Record type=\"HKQuantityTypeIdentifier" + type + "\" sourceName=\"Watch\"");
    put(" sourceVersion=\"9.1\" device=\"" + DEVICE + "\" unit=\"" + unit + "\"");
    put(" creationDate=\"" + moment + "\" startDate=\"" + moment + "\" endDate=\"" + moment);
    put("\" value=\"" + value + "\"/>\n");
  }

  private void put(String text) throws IOException {
    out.write(text);
    written += text.length();
  }
}
