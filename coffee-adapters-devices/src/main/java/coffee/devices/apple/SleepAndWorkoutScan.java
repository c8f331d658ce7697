package coffee.devices.apple;

import coffee.devices.Content;
import coffee.devices.row.TimestampReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collects sleep and workouts of an export. They follow the heart rates that they label, so this
 * first pass only scans for their tags, which is many times faster than parsing.
 */
final class SleepAndWorkoutScan {

  private static final Pattern START = Pattern.compile("\\bstartDate\\s*=\\s*[\"']([^\"']*)");
  private static final Pattern END = Pattern.compile("\\bendDate\\s*=\\s*[\"']([^\"']*)");
  private static final String WORKOUT = "<Workout ";
  private static final String SLEEP = "<Record type=\"HKCategoryTypeIdentifierSleepAnalysis\"";
  private static final String ASLEEP = "HKCategoryValueSleepAnalysisAsleep";

  private SleepAndWorkoutScan() {}

  /** Scans a whole export. */
  static SleepAndWorkouts scan(Content content, TimestampReader stamps) throws IOException {
    SleepAndWorkouts labels = new SleepAndWorkouts(stamps);
    try (InputStream in = content.open()) {
      TagScanner scan = new TagScanner(in, WORKOUT, SLEEP);
      for (int tag = scan.next(); tag >= 0; tag = scan.next()) {
        String text = scan.text();
        if (tag == 0) {
          labels.addWorkout(attribute(START, text), attribute(END, text));
        } else if (scan.contains(ASLEEP)) {
          labels.addSleep(attribute(START, text), attribute(END, text));
        }
      }
    }
    return labels;
  }

  private static String attribute(Pattern pattern, String tag) {
    Matcher found = pattern.matcher(tag);
    return TwelveHourClock.toTwentyFourHours(
        found.find() ? Objects.requireNonNullElse(found.group(1), "") : "");
  }
}
