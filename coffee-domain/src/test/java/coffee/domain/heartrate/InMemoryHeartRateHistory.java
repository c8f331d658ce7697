package coffee.domain.heartrate;

import coffee.domain.LocalDay;
import coffee.domain.TimeRange;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A {@link HeartRateHistory} that reads every reading of an {@link InMemoryReadingLog} anew. */
public final class InMemoryHeartRateHistory implements HeartRateHistory {

  private final InMemoryReadingLog log;

  /** The history that a log tells. */
  public InMemoryHeartRateHistory(InMemoryReadingLog log) {
    this.log = log;
  }

  @Override
  public Map<ReadingContext.Kind, BpmHistogram> byContext(
      PersonId person, Instant from, Instant until) {
    return byContext(log.between(person, from, until));
  }

  private static Map<ReadingContext.Kind, BpmHistogram> byContext(List<Reading> readings) {
    Map<ReadingContext.Kind, BpmHistogram> histograms = new EnumMap<>(ReadingContext.Kind.class);
    for (Reading reading : readings) {
      histograms
          .computeIfAbsent(reading.context().kind(), kind -> new BpmHistogram())
          .add(reading.heartRate().bpm(), 1);
    }
    return histograms;
  }

  @Override
  public <T> List<T> buckets(
      PersonId person,
      TimeRange range,
      Duration width,
      int limit,
      Function<HeartRateBucket, T> summary) {
    Map<Instant, BpmHistogram> buckets = new TreeMap<>();
    Instant from = range.from();
    for (Reading reading : log.between(person, from, range.until())) {
      long number = Math.floorDiv(reading.measuredAt().toEpochMilli(), width.toMillis());
      Instant start = Instant.ofEpochMilli(number * width.toMillis());
      buckets
          .computeIfAbsent(start.isBefore(from) ? from : start, key -> new BpmHistogram())
          .add(reading.heartRate().bpm(), 1);
    }
    return buckets.entrySet().stream()
        .limit(limit)
        .map(bucket -> summary.apply(new HeartRateBucket(bucket.getKey(), bucket.getValue())))
        .toList();
  }

  @Override
  public <T> List<T> byDay(
      PersonId person,
      List<LocalDay> days,
      Function<Map<ReadingContext.Kind, BpmHistogram>, T> summary) {
    NavigableMap<Instant, List<Reading>> readings = new TreeMap<>();
    days.forEach(day -> readings.put(day.start(), new ArrayList<>()));
    if (!days.isEmpty()) {
      Instant end = days.get(days.size() - 1).end();
      log.between(person, days.get(0).start(), end)
          .forEach(one -> readings.floorEntry(one.measuredAt()).getValue().add(one));
    }
    return days.stream()
        .map(day -> summary.apply(byContext(readings.getOrDefault(day.start(), List.of()))))
        .toList();
  }

  @Override
  public List<HeartRateBin> bins(PersonId person, Instant from, Instant until) {
    Map<Long, List<Reading>> bins =
        log.between(person, Instant.MIN, Instant.MAX).stream()
            .collect(
                Collectors.groupingBy(
                    reading -> HeartRateBin.numberOf(reading.measuredAt()),
                    TreeMap::new,
                    Collectors.toList()));
    List<HeartRateBin> found = new ArrayList<>();
    bins.forEach((number, readings) -> found.add(bin(number, readings)));
    return found.stream()
        .filter(bin -> !bin.start().isBefore(from) && bin.start().isBefore(until))
        .toList();
  }

  private static HeartRateBin bin(long number, List<Reading> readings) {
    int[] valid =
        readings.stream()
            .mapToInt(reading -> reading.heartRate().bpm())
            .filter(bpm -> bpm >= HeartRateBin.MIN_VALID_BPM && bpm <= HeartRateBin.MAX_VALID_BPM)
            .sorted()
            .toArray();
    int n = valid.length;
    double median = n == 0 ? 0 : (valid[(n - 1) / 2] + valid[n / 2]) / 2.0;
    Function<ReadingContext.Kind, Boolean> any =
        kind -> readings.stream().anyMatch(reading -> reading.context().kind() == kind);
    return new HeartRateBin(
        number,
        n,
        median,
        n < HeartRateBin.MIN_QUIET_READINGS ? median : valid[(n - 1) / 5],
        any.apply(ReadingContext.Kind.EXERCISE),
        any.apply(ReadingContext.Kind.SLEEPING),
        any.apply(ReadingContext.Kind.ACTIVE));
  }
}
