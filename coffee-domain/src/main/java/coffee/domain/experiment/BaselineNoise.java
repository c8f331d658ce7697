package coffee.domain.experiment;

import coffee.domain.caffeine.Doses;
import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.experiment.analysis.ExperimentPower;
import coffee.domain.heartrate.HeartRateBin;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How much a person's heart rate differs between consecutive days without an experiment, from which
 * the number of blocks of an experiment is planned.
 *
 * @param sdBlockBpm standard deviation of the difference between the days of a pair, in bpm
 * @param pairs number of pairs of consecutive days, counted back from the latest
 */
record BaselineNoise(double sdBlockBpm, int pairs) {

  /** Days to look back, of which the latest {@value #MAX_DAYS} with heart rate count. */
  static final int LOOK_BACK_DAYS = 120;

  private static final int MAX_DAYS = 60;
  private static final int MIN_PAIRS = 6;
  private static final double ANY_HALF_LIFE = 5;

  /**
   * The noise at a time of the day.
   *
   * @param bins of the last {@value #LOOK_BACK_DAYS} days, ascending
   * @param last the latest day that is over
   * @param counts whether a day counts: none of an experiment does
   */
  static BaselineNoise of(
      List<HeartRateBin> bins,
      LocalTime cupTime,
      ZoneId zone,
      LocalDate last,
      Predicate<LocalDate> counts) {
    DoseExposure none =
        new DoseExposure(new Doses(0), OneCompartmentModel.forCoffee(ANY_HALF_LIFE));
    WindowReader windows = new WindowReader(bins, List.of(), none);
    Map<LocalDate, Double> days = new HashMap<>();
    LocalDate first = last.minusDays(LOOK_BACK_DAYS);
    for (LocalDate day = last; day.isAfter(first) && days.size() < MAX_DAYS; ) {
      if (counts.test(day)) {
        Optional<DayOutcome> outcome = windows.fromBins(CupWindow.of(day, cupTime, zone));
        LocalDate date = day;
        outcome.ifPresent(measured -> days.put(date, measured.bpm()));
      }
      day = day.minusDays(1);
    }
    return ofPairs(differences(days, last));
  }

  private static List<Double> differences(Map<LocalDate, Double> days, LocalDate last) {
    List<Double> differences = new ArrayList<>();
    LocalDate first = last.minusDays(LOOK_BACK_DAYS);
    for (LocalDate day = last; day.isAfter(first); day = day.minusDays(1)) {
      Double second = days.get(day);
      Double before = days.get(day.minusDays(1));
      if (second != null && before != null) {
        differences.add(second - before);
        day = day.minusDays(1);
      }
    }
    return differences;
  }

  private static BaselineNoise ofPairs(List<Double> differences) {
    if (differences.size() < MIN_PAIRS) {
      return new BaselineNoise(ExperimentPower.DEFAULT_SD_BLOCK_BPM, differences.size());
    }
    double mean = differences.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares =
        differences.stream()
            .mapToDouble(difference -> (difference - mean) * (difference - mean))
            .sum();
    return new BaselineNoise(Math.sqrt(squares / (differences.size() - 1)), differences.size());
  }
}
