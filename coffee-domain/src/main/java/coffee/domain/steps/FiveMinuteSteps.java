package coffee.domain.steps;

import coffee.domain.TimeRange;
import coffee.domain.heartrate.HeartRateBin;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Steps by five-minute bin, numbered as {@link HeartRateBin}, where they are known (METHOD 3.14).
 *
 * <p>The steps of a longer count are spread evenly over its time; their sum stays the same. A bin
 * is known to a source that counted during a part of it, and a gap of at most {@value
 * #LONGEST_GAP_MINUTES} minutes between two counts of a source is known to be without steps: many
 * devices write nothing while there are none. Longer gaps are unknown, since no one may have worn
 * the device.
 *
 * <p>Sources are never added together: they count the same steps. Each bin is taken from the source
 * that counted in the most bins of that UTC day among those that know it; of equal ones, from the
 * first by name. Immutable.
 */
public final class FiveMinuteSteps {

  /** The longest gap without steps, in minutes: at a desk, or asleep for a while. */
  public static final int LONGEST_GAP_MINUTES = 120;

  /** The same as a duration. */
  static final Duration LONGEST_GAP = Duration.ofMinutes(LONGEST_GAP_MINUTES);

  private static final int MS_PER_BIN = HeartRateBin.SECONDS * 1000;
  private static final int BINS_PER_DAY = StepDay.LENGTH_MS / MS_PER_BIN;
  private static final int LONGEST_GAP_BINS = LONGEST_GAP_MINUTES * 60 / HeartRateBin.SECONDS;
  private static final int UNKNOWN = -1;

  /**
   * The period whose five-minute counts may change with one count of a UTC day: it can decide which
   * source the day is read from, and gaps around it are filled.
   */
  public static TimeRange affectedBy(LocalDate day) {
    return new TimeRange(
        day.atStartOfDay(ZoneOffset.UTC).toInstant().minus(LONGEST_GAP),
        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(LONGEST_GAP));
  }

  private final long[] bins;
  private final int[] steps;

  private FiveMinuteSteps(long[] bins, int[] steps) {
    this.bins = bins;
    this.steps = steps;
  }

  /**
   * Chooses from the counts of all sources.
   *
   * @param days ascending by day; a gap is closed only if both its ends are among them
   * @param range the bins that begin in it are kept
   */
  public static FiveMinuteSteps of(Iterator<StepDay> days, TimeRange range) {
    Map<String, OneSource> sources = new HashMap<>();
    TreeMap<LocalDate, List<SourceDay>> byDay = new TreeMap<>();
    days.forEachRemaining(
        day ->
            byDay
                .computeIfAbsent(day.day(), unused -> new ArrayList<>(2))
                .add(sources.computeIfAbsent(day.source(), unused -> new OneSource()).next(day)));
    Choice choice = new Choice(range);
    byDay.forEach(choice::add);
    return choice.chosen();
  }

  /** Numbers of the bins with known steps, ascending, each once. */
  public long[] bins() {
    return bins.clone();
  }

  /** The steps of each of them. */
  public int[] steps() {
    return steps.clone();
  }

  /** Number of bins with known steps. */
  public int size() {
    return bins.length;
  }

  /** Number of the i-th bin with known steps. */
  public long bin(int i) {
    return bins[i];
  }

  /** Steps of the i-th bin. */
  public int steps(int i) {
    return steps[i];
  }

  /** First moment of a bin. */
  public static Instant startOf(long bin) {
    return Instant.ofEpochSecond(bin * HeartRateBin.SECONDS);
  }

  /** The bins of one source on one day. */
  private static final class SourceDay {

    static final Comparator<SourceDay> BEST_FIRST =
        Comparator.comparingInt((SourceDay day) -> day.counted)
            .reversed()
            .thenComparing(day -> day.source);

    private final String source;
    private final int[] steps;
    private final int counted;

    SourceDay(String source, int[] steps, int counted) {
      this.source = source;
      this.steps = steps;
      this.counted = counted;
    }

    /** The steps of a bin, {@link #UNKNOWN} if they are. */
    int steps(int at) {
      return steps[at];
    }
  }

  /** Closes the gaps of one source, day by day. */
  private static final class OneSource {

    private long lastBin = Long.MIN_VALUE / 2;
    private long previousDay;
    private int[] previous = {};

    SourceDay next(StepDay day) {
      int[] steps = new int[BINS_PER_DAY];
      Arrays.fill(steps, UNKNOWN);
      for (int i = 0; i < day.size(); i++) {
        spread(day, i, steps);
      }
      int counted = 0;
      long firstBin = day.epochMs() / MS_PER_BIN;
      for (int at = 0; at < steps.length; at++) {
        if (steps[at] != UNKNOWN) {
          counted++;
          closeGap(firstBin, at, steps);
          lastBin = firstBin + at;
        }
      }
      previousDay = firstBin;
      previous = steps;
      return new SourceDay(day.source(), steps, counted);
    }

    private void closeGap(long firstBin, int at, int[] steps) {
      if (firstBin + at - lastBin - 1 > LONGEST_GAP_BINS) {
        return;
      }
      for (long bin = lastBin + 1; bin < firstBin + at; bin++) {
        if (bin >= firstBin) {
          steps[(int) (bin - firstBin)] = 0;
        } else {
          previous[(int) (bin - previousDay)] = 0;
        }
      }
    }

    /** Rounds so that the parts add up to the whole. */
    private static void spread(StepDay day, int i, int[] steps) {
      int start = day.startMs(i);
      int end = start + day.lengthMs(i);
      int first = start / MS_PER_BIN;
      if (end <= (first + 1) * MS_PER_BIN) {
        steps[first] = Math.max(steps[first], 0) + day.count(i);
        return;
      }
      long before = 0;
      for (int at = first; at * MS_PER_BIN < end; at++) {
        long until = Math.min(end, (at + 1) * MS_PER_BIN) - (long) start;
        long upToHere = day.count(i) * until / day.lengthMs(i);
        steps[at] = Math.max(steps[at], 0) + (int) (upToHere - before);
        before = upToHere;
      }
    }
  }

  /** Takes each bin from the best source. */
  private static final class Choice {

    private final TimeRange range;
    private long[] bins = new long[BINS_PER_DAY];
    private int[] steps = new int[BINS_PER_DAY];
    private int size;

    Choice(TimeRange range) {
      this.range = range;
    }

    void add(LocalDate day, List<SourceDay> sources) {
      sources.sort(SourceDay.BEST_FIRST);
      long firstBin = day.toEpochDay() * BINS_PER_DAY;
      for (int at = 0; at < BINS_PER_DAY; at++) {
        long startMs = (firstBin + at) * MS_PER_BIN;
        if (startMs >= range.from().toEpochMilli() && startMs < range.until().toEpochMilli()) {
          add(firstBin + at, known(sources, at));
        }
      }
    }

    private static int known(List<SourceDay> sources, int at) {
      for (SourceDay source : sources) {
        if (source.steps(at) != UNKNOWN) {
          return source.steps(at);
        }
      }
      return UNKNOWN;
    }

    private void add(long bin, int count) {
      if (count == UNKNOWN) {
        return;
      }
      if (size == bins.length) {
        bins = Arrays.copyOf(bins, 2 * size);
        steps = Arrays.copyOf(steps, 2 * size);
      }
      bins[size] = bin;
      steps[size++] = count;
    }

    FiveMinuteSteps chosen() {
      return new FiveMinuteSteps(Arrays.copyOf(bins, size), Arrays.copyOf(steps, size));
    }
  }
}
