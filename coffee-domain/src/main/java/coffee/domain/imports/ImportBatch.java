package coffee.domain.imports;

import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;
import java.util.List;
import java.util.stream.Stream;

/**
 * A batch of rows that are stored together.
 *
 * @param drinks in the order of the file
 * @param readings in the order of the file
 * @param profiles in the order of the file
 */
record ImportBatch(
    List<Placed<Intake>> drinks,
    List<Placed<Reading>> readings,
    List<Placed<ToldProfile>> profiles) {

  /** The formats of the files in which the rows stand: drinks, readings, profiles. */
  List<String> formats() {
    return Stream.of(drinks, readings, profiles).flatMap(List::stream).map(Placed::format).toList();
  }
}
