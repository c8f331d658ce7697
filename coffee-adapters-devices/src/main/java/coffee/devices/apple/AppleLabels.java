package coffee.devices.apple;

import coffee.devices.Content;
import coffee.devices.row.Stamps;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Nights and workouts of an export. Apple writes them after the heart rates that they explain, so
 * they are collected before, by looking for their tags only, which is many times faster than
 * parsing.
 */
final class AppleLabels {

  private static final Pattern START = Pattern.compile("\\bstartDate\\s*=\\s*[\"']([^\"']*)");
  private static final Pattern END = Pattern.compile("\\bendDate\\s*=\\s*[\"']([^\"']*)");
  private static final String WORKOUT = "<Workout ";
  private static final String ASLEEP = "HKCategoryValueSleepAnalysisAsleep";

  private final Stamps stamps;
  private final Periods sleep = new Periods();
  private final Periods workouts = new Periods();

  private AppleLabels(Stamps stamps) {
    this.stamps = stamps;
  }

  /** Of a whole export. */
  static AppleLabels of(Content content, Stamps stamps) throws IOException {
    AppleLabels labels = new AppleLabels(stamps);
    try (InputStream in = content.open()) {
      TagScan scan = new TagScan(in, WORKOUT, "<Record ");
      while (scan.next()) {
        if (scan.startsWith(WORKOUT)) {
          labels.add(labels.workouts, scan.text());
        } else if (scan.contains(ASLEEP)) {
          labels.add(labels.sleep, scan.text());
        }
      }
    }
    return labels;
  }

  private void add(Periods periods, String tag) {
    Matcher start = START.matcher(tag);
    Matcher end = END.matcher(tag);
    if (start.find() && end.find()) {
      try {
        periods.add(stamps.offset(start.group(1)), stamps.offset(end.group(1)));
      } catch (DomainException unclear) {
        return; // a label that is not clear labels nothing; the record itself is passed over
      }
    }
  }

  /** What the person was doing, if the export tells: a workout wins over sleep. */
  Optional<Context> at(Instant moment) {
    if (workouts.contains(moment)) {
      return Optional.of(Context.of(Context.Kind.EXERCISE));
    }
    return sleep.contains(moment)
        ? Optional.of(Context.of(Context.Kind.SLEEPING))
        : Optional.empty();
  }
}
