package coffee.domain.experiment;

import coffee.domain.correlation.data.BinColumns;
import coffee.domain.correlation.data.LocalClock;
import coffee.domain.correlation.data.WakingRows;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.experiment.EndpointDifference.Endpoint;
import coffee.domain.experiment.analysis.BlockDifference;
import coffee.domain.experiment.analysis.ExactResult;
import coffee.domain.heartrate.HeartRateBin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Reads heart rate at rest and asleep on the days of an experiment. */
final class EndpointReader {

  /** Fewest bins of a value: an hour, as in {@link WindowReader}. */
  private static final int MIN_BINS = WindowReader.MIN_BINS;

  private static final double RESTING_SHARE = 0.05;
  private static final double SLEEPING_SHARE = 0.25;
  private static final LocalTime NIGHT_FROM = LocalTime.of(2, 0);
  private static final LocalTime NIGHT_UNTIL = LocalTime.of(5, 0);

  private final ExperimentCalendar calendar;
  private final List<HeartRateBin> bins;
  private final long[] awake;

  /**
   * Creates a reader.
   *
   * @param bins of all days and of the night after the last, ascending
   * @param period the days; decides which bins are awake (METHOD 3.1)
   */
  EndpointReader(ExperimentCalendar calendar, List<HeartRateBin> bins, CorrelationInput period) {
    this.calendar = calendar;
    this.bins = bins;
    LocalClock clock = new LocalClock(calendar.zone());
    awake = WakingRows.of(BinColumns.selectFor(period, bins, clock), clock).binNumbers();
  }

  /** The differences of the endpoints that at least one block has. */
  List<EndpointDifference> differences(Blocks blocks) {
    List<EndpointDifference> found = new ArrayList<>();
    difference(Endpoint.RESTING, blocks, this::resting).ifPresent(found::add);
    difference(Endpoint.SLEEPING, blocks, this::sleeping).ifPresent(found::add);
    return found;
  }

  private static Optional<EndpointDifference> difference(
      Endpoint endpoint, Blocks blocks, Function<LocalDate, OptionalDouble> value) {
    List<BlockDifference> differences = new ArrayList<>();
    for (Block block : blocks.all()) {
      OptionalDouble caffeine = value(block.caffeineDay(), value);
      OptionalDouble other = value(block.otherDay(), value);
      if (caffeine.isPresent() && other.isPresent()) {
        differences.add(new BlockDifference(caffeine.getAsDouble() - other.getAsDouble(), 1));
      }
    }
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    ExactResult result = ExactResult.of(differences);
    return Optional.of(
        new EndpointDifference(endpoint, differences.size(), result.ittBpm(), result.limits()));
  }

  private static OptionalDouble value(
      Optional<BlockDay> day, Function<LocalDate, OptionalDouble> value) {
    return day.filter(one -> one.status() != BlockDay.Status.VOID)
        .map(one -> value.apply(one.date()))
        .orElse(OptionalDouble.empty());
  }

  private OptionalDouble resting(LocalDate date) {
    List<HeartRateBin> waking =
        between(calendar.startOf(date), calendar.startOf(date.plusDays(1))).stream()
            .filter(bin -> bin.validReadings() > 0 && isAwake(bin.number()))
            .toList();
    return percentile(waking, RESTING_SHARE);
  }

  private boolean isAwake(long bin) {
    return Arrays.binarySearch(awake, bin) >= 0;
  }

  /** From the bins labelled as sleep if there are any, otherwise from all without exercise. */
  private OptionalDouble sleeping(LocalDate date) {
    ZoneId zone = calendar.zone();
    LocalDate night = date.plusDays(1);
    List<HeartRateBin> usable =
        between(
                night.atTime(NIGHT_FROM).atZone(zone).toInstant(),
                night.atTime(NIGHT_UNTIL).atZone(zone).toInstant())
            .stream()
            .filter(bin -> bin.validReadings() > 0 && !bin.exercise())
            .toList();
    List<HeartRateBin> labelled = usable.stream().filter(HeartRateBin::sleeping).toList();
    return percentile(labelled.isEmpty() ? usable : labelled, SLEEPING_SHARE);
  }

  private List<HeartRateBin> between(Instant from, Instant until) {
    long first = HeartRateBin.numberOf(from);
    long end = HeartRateBin.numberOf(until);
    return bins.stream().filter(bin -> first <= bin.number() && bin.number() < end).toList();
  }

  private static OptionalDouble percentile(List<HeartRateBin> used, double share) {
    return used.size() < MIN_BINS
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            DayOutcome.percentile(
                used.stream().mapToDouble(HeartRateBin::medianBpm).toArray(), share));
  }
}
