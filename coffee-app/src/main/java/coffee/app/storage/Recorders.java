package coffee.app.storage;

import coffee.domain.heartrate.RecordReadings;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.steps.RecordSteps;

/**
 * The use cases that record entries. Nothing else adds entries to the logs or changes them.
 *
 * @param intakes records intakes
 * @param readings records heart rates
 * @param steps records counts of steps
 */
public record Recorders(RecordIntakes intakes, RecordReadings readings, RecordSteps steps) {}
