package coffee.app.storage;

import coffee.domain.heartrate.RecordReadings;
import coffee.domain.intake.RecordIntakes;

/**
 * The use cases that record entries. Nothing else adds entries to the logs or changes them.
 *
 * @param intakes records intakes
 * @param readings records heart rates
 */
public record Recorders(RecordIntakes intakes, RecordReadings readings) {}
