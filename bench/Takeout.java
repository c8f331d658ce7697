import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a Takeout archive of 1,100 files, the same on every call: half of them are days of heart
 * rates of a Fitbit account, the others steps, calories, altitudes and minutes of sleep, which
 * compress as well.
 *
 * <p>Arguments: the path of the archive, its unpacked size in megabytes, and {@code relevant} or
 * {@code irrelevant} for one half alone, the latter with one day of heart rates.
 */
public final class Takeout {

  private static final int FILES = 1_100;
  private static final LocalDateTime START = LocalDateTime.of(2023, 1, 1, 0, 0);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss", Locale.ROOT);
  private static final List<String> OTHERS = List.of("steps", "calories", "altitude", "sleep");

  public static void main(String[] arguments) throws IOException {
    long bytes = (Long.parseLong(arguments[1]) << 20) / FILES;
    String half = arguments.length < 3 ? "" : arguments[2];
    try (OutputStream file =
            new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])), 1 << 16);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (int i = 0; i < FILES; i++) {
        boolean isHeartRate = i % 2 == 0;
        if (isHeartRate ? i == 0 || !half.equals("irrelevant") : !half.equals("relevant")) {
          String kind = isHeartRate ? "heart_rate" : OTHERS.get(i / 2 % OTHERS.size());
          LocalDateTime day = START.plusDays(i / 2);
          zip.putNextEntry(
              new ZipEntry(
                  "Takeout/Fitbit/Global Export Data/%s-%s.json"
                      .formatted(kind, day.toLocalDate())));
          zip.write(rows(isHeartRate, day, bytes, i).getBytes(StandardCharsets.UTF_8));
        }
      }
    }
  }

  /** As many rows as there is room for, evenly over a day. */
  private static String rows(boolean isHeartRate, LocalDateTime day, long bytes, int seed) {
    Random random = new Random(seed);
    int count = (int) (bytes / (isHeartRate ? 91 : 59));
    StringBuilder text = new StringBuilder("[");
    for (int row = 0; row < count; row++) {
      String time = TIME.format(day.plus(Duration.ofDays(1).multipliedBy(row).dividedBy(count)));
      text.append(row == 0 ? "" : ",").append("{\n  \"dateTime\" : \"").append(time);
      if (isHeartRate) {
        text.append("\",\n  \"value\" : {\n    \"bpm\" : ").append(60 + random.nextInt(40));
        text.append(",\n    \"confidence\" : ").append(1 + random.nextInt(3)).append("\n  }\n}");
      } else {
        text.append("\",\n  \"value\" : \"").append(random.nextInt(40)).append("\"\n}");
      }
    }
    return text.append("]\n").toString();
  }
}
