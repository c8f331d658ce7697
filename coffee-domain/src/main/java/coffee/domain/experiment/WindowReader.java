package coffee.domain.experiment;

import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.Reading;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the outcome of a day from what was measured in its window. */
final class WindowReader {

  /** Fewest bins, which are an hour (METHOD 7). */
  static final int MIN_BINS = 12;

  /** Fewest manual entries (METHOD 7). */
  static final int MIN_ENTRIES = 3;

  private static final int CENTRE_MINUTES = 2;

  private final List<HeartRateBin> bins;
  private final List<Reading> entries;
  private final DoseExposure exposure;

  /**
   * Creates a reader.
   *
   * @param bins ascending by number
   * @param entries manual entries at rest
   */
  WindowReader(List<HeartRateBin> bins, List<Reading> entries, DoseExposure exposure) {
    this.bins = bins;
    this.entries = entries;
    this.exposure = exposure;
  }

  /**
   * The 25th percentile of the bin medians of a window, without bins labelled as exercise or sleep;
   * empty with fewer than {@value #MIN_BINS}.
   */
  Optional<DayOutcome> fromBins(CupWindow window) {
    HeartRateBin[] used =
        bins
            .subList(firstFrom(window.firstBin()), firstFrom(window.firstBin() + CupWindow.BINS))
            .stream()
            .filter(bin -> bin.validReadings() > 0 && !bin.exercise() && !bin.sleeping())
            .toArray(HeartRateBin[]::new);
    if (used.length < MIN_BINS) {
      return Optional.empty();
    }
    double[] medians = Arrays.stream(used).mapToDouble(HeartRateBin::medianBpm).toArray();
    double exposed =
        Arrays.stream(used).mapToDouble(bin -> exposure.at(centre(bin))).average().orElseThrow();
    return Optional.of(new DayOutcome(used.length, DayOutcome.lowerQuartile(medians), exposed));
  }

  /** The mean of the manual entries of a window; empty with fewer than {@value #MIN_ENTRIES}. */
  Optional<DayOutcome> fromEntries(CupWindow window) {
    List<Reading> used =
        entries.stream()
            .filter(
                entry ->
                    !entry.measuredAt().isBefore(window.range().from())
                        && entry.measuredAt().isBefore(window.range().until()))
            .sorted(Comparator.comparing(Reading::measuredAt))
            .toList();
    if (used.size() < MIN_ENTRIES) {
      return Optional.empty();
    }
    return Optional.of(
        new DayOutcome(
            used.size(),
            used.stream().mapToInt(entry -> entry.heartRate().bpm()).average().orElseThrow(),
            used.stream()
                .mapToDouble(
                    entry ->
                        exposure.at(DoseExposure.nearestMinute(entry.measuredAt().toEpochMilli())))
                .average()
                .orElseThrow()));
  }

  private static long centre(HeartRateBin bin) {
    return bin.number() * HeartRateBin.SECONDS / 60 + CENTRE_MINUTES;
  }

  private int firstFrom(long number) {
    int low = 0;
    int high = bins.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (bins.get(middle).number() < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
