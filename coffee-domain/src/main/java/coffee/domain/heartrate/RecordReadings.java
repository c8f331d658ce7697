package coffee.domain.heartrate;

import coffee.domain.TimestampRules;
import coffee.domain.entry.RecordEntries;

/** Use case: record readings, and change recorded ones, by the rules for timestamps and bpm. */
public final class RecordReadings extends RecordEntries<Reading, LoggedReading> {

  /** Records into a log by the rules of the instance. */
  public RecordReadings(ReadingLog log, ReadingRules rules, TimestampRules timestamps) {
    super(log, timestamps, Reading::heartRate, rules::requireValid);
  }
}
