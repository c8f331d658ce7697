package coffee.domain.heartrate;

import coffee.domain.NewEntryObserver;
import coffee.domain.TimestampRules;
import coffee.domain.entry.RecordEntries;

/** Use case: record readings, and change recorded ones, by the rules for timestamps and bpm. */
public final class RecordReadings extends RecordEntries<Reading, LoggedReading> {

  /**
   * Records into a log by the rules of the instance.
   *
   * @param observer is notified of new entries
   */
  public RecordReadings(
      ReadingLog log,
      ReadingRules rules,
      TimestampRules timestamps,
      NewEntryObserver<LoggedReading> observer) {
    super(log, timestamps, Reading::heartRate, rules::requireValid, observer);
  }
}
