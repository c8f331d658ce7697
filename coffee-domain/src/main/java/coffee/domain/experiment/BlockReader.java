package coffee.domain.experiment;

import coffee.domain.experiment.BlockDay.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the blocks of a started experiment from what was measured and reported. */
final class BlockReader {

  /** How long a late watch is waited for. */
  static final Duration LATE_DATA = Duration.ofDays(2);

  private final Experiment experiment;
  private final ExperimentCalendar calendar;
  private final Map<LocalDate, DayReport> reports;
  private final Instant now;

  BlockReader(Experiment experiment, List<DayReport> reports, Instant now) {
    this.experiment = experiment;
    this.calendar = ExperimentCalendar.of(experiment);
    this.reports = reports.stream().collect(Collectors.toMap(DayReport::date, Function.identity()));
    this.now = now;
  }

  /**
   * The blocks by five-minute bins or by manual entries, whichever makes more of them usable; by
   * bins if both make as many.
   */
  Blocks read(WindowReader windows) {
    Blocks byBins = blocks(windows::fromBins);
    Blocks byEntries = blocks(windows::fromEntries);
    return byEntries.usable() > byBins.usable() ? byEntries : byBins;
  }

  private Blocks blocks(Function<CupWindow, Optional<DayOutcome>> outcome) {
    return new Blocks(
        IntStream.rangeClosed(1, experiment.terms().blocks())
            .mapToObj(number -> block(number, outcome))
            .toList());
  }

  private Block block(int number, Function<CupWindow, Optional<DayOutcome>> outcome) {
    LocalDate first = experiment.terms().firstOf(number);
    Coin coin = experiment.start().orElseThrow().coin();
    return new Block(
        number, coin.isCaffeineFirst(number), day(first, outcome), day(first.plusDays(1), outcome));
  }

  private BlockDay day(LocalDate date, Function<CupWindow, Optional<DayOutcome>> outcome) {
    Optional<DayReport> report = Optional.ofNullable(reports.get(date));
    if (report.filter(DayReport::isVoid).isPresent()) {
      return new BlockDay(date, Status.VOID, Optional.empty());
    }
    CupWindow window = calendar.window(date);
    Instant over = window.range().until();
    if (over.isAfter(now) || experiment.history().endedAt().filter(over::isAfter).isPresent()) {
      return new BlockDay(date, Status.OPEN, Optional.empty());
    }
    Optional<DayOutcome> measured = outcome.apply(window);
    if (measured.isPresent()) {
      return new BlockDay(date, Status.MEASURED, measured);
    }
    boolean late = over.plus(LATE_DATA).isAfter(now);
    return new BlockDay(date, late ? Status.WAITING : Status.MISSING, Optional.empty());
  }
}
