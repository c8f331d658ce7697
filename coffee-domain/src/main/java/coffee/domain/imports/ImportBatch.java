package coffee.domain.imports;

import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;
import java.util.List;

/**
 * Rows that are stored together.
 *
 * @param drinks in the order of the file
 * @param readings in the order of the file
 */
record ImportBatch(List<Placed<Intake>> drinks, List<Placed<Reading>> readings) {}
