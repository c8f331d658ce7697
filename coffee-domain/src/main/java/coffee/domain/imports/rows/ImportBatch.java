package coffee.domain.imports.rows;

import coffee.domain.experiment.ExperimentCopy;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A batch of rows that are stored together.
 *
 * @param intakes in the order of the file
 * @param readings in the order of the file
 * @param profiles in the order of the file
 * @param experiments in the order of the file
 */
record ImportBatch(
    List<PositionedRow<Intake>> intakes,
    List<PositionedRow<Reading>> readings,
    List<PositionedRow<ImportedProfile>> profiles,
    List<PositionedRow<ExperimentCopy>> experiments) {

  /** The formats of the files of the rows: intakes, readings, profiles, experiments. */
  List<String> formats() {
    return Stream.of(intakes, readings, profiles, experiments)
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
    Stream<Optional<Instant>> others =
        Stream.of(profiles, experiments).flatMap(List::stream).map(one -> Optional.empty());
    return Stream.concat(entries.map(Optional::of), others).toList();
  }
}
