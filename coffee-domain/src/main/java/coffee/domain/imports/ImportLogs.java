package coffee.domain.imports;

import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.IntakeLog;

/**
 * Where the rows of imports go.
 *
 * @param intakes where drinks go
 * @param readings where heart rates go
 * @param profiles what is done with what a person told about themselves
 */
public record ImportLogs(IntakeLog intakes, ReadingLog readings, RestoreProfile profiles) {}
