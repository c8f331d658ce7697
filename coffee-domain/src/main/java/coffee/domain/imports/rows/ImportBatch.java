package coffee.domain.imports.rows;

import coffee.domain.experiment.ExperimentCopy;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;
import java.util.List;
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
}
