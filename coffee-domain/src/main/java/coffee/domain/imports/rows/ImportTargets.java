package coffee.domain.imports.rows;

import coffee.domain.experiment.RestoreExperiment;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.RecordReadings;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.steps.RecordSteps;

/**
 * The targets of imported rows.
 *
 * @param log the intakes that exist already
 * @param readingLog the readings that exist already
 * @param intakes records intakes into that log
 * @param readings records readings
 * @param profiles restores profiles
 * @param experiments restores experiments
 * @param steps records counts of steps
 */
public record ImportTargets(
    IntakeLog log,
    ReadingLog readingLog,
    RecordIntakes intakes,
    RecordReadings readings,
    RestoreProfile profiles,
    RestoreExperiment experiments,
    RecordSteps steps) {}
