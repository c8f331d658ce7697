package coffee.domain.imports.rows;

import coffee.domain.experiment.ExperimentCopy;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;
import coffee.domain.steps.StepCount;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A batch of rows that are stored together.
 *
 * @param intakes in the order of the file
 * @param readings in the order of the file
 * @param profiles in the order of the file
 * @param experiments in the order of the file
 * @param steps in the order of the file
 */
record ImportBatch(
    List<PositionedRow<Intake>> intakes,
    List<PositionedRow<Reading>> readings,
    List<PositionedRow<ImportedProfile>> profiles,
    List<PositionedRow<ExperimentCopy>> experiments,
    List<PositionedRow<StepCount>> steps) {

  /** The formats of the files of the rows: intakes, readings, profiles, experiments, steps. */
  List<String> formats() {
    return Stream.of(intakes, readings, profiles, experiments, steps)
        .flatMap(List::stream)
        .map(PositionedRow::format)
        .toList();
  }

  /** The times of the rows, in the same order; profiles and experiments have none. */
  List<Optional<Instant>> times() {
    Stream<Instant> entries =
        Stream.concat(
            intakes.stream().map(one -> one.row().timestamp()),
            readings.stream().map(one -> one.row().timestamp()));
    Stream<Optional<Instant>> withoutTime =
        Stream.of(profiles, experiments).flatMap(List::stream).map(one -> Optional.empty());
    Stream<Instant> counts = steps.stream().map(one -> one.row().start());
    return Stream.of(entries.map(Optional::of), withoutTime, counts.map(Optional::of))
        .flatMap(times -> times)
        .toList();
  }

  /**
   * What became of the rows, by kind.
   *
   * @param outcomes of all rows, in the same order
   */
  CountsByKind count(List<RowOutcome> outcomes) {
    return new CountsByKind(
        count(outcomes, RowOutcome::isStored), count(outcomes, RowOutcome::isExisting));
  }

  private KindCounts count(List<RowOutcome> outcomes, Predicate<RowOutcome> isCounted) {
    Iterator<RowOutcome> rest = outcomes.iterator();
    long coffees = count(rest, intakes.size(), isCounted);
    long heartRates = count(rest, readings.size(), isCounted);
    long profileCount = count(rest, profiles.size(), isCounted);
    long experimentCount = count(rest, experiments.size(), isCounted);
    long stepCounts = count(rest, steps.size(), isCounted);
    return new KindCounts(coffees, heartRates, stepCounts, experimentCount, profileCount);
  }

  /** How many of the next outcomes are counted. */
  private static long count(
      Iterator<RowOutcome> rest, int outcomes, Predicate<RowOutcome> isCounted) {
    return IntStream.range(0, outcomes).filter(unused -> isCounted.test(rest.next())).count();
  }
}
