package coffee.domain.imports.rows;

import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.IntakeLog;

/**
 * The targets of imported rows.
 *
 * @param intakes target of intakes
 * @param readings target of readings
 * @param profiles restores profiles
 */
public record ImportTargets(IntakeLog intakes, ReadingLog readings, RestoreProfile profiles) {}
