package coffee.domain.intake;

import coffee.domain.NewEntryObserver;
import coffee.domain.TimestampRules;
import coffee.domain.entry.RecordEntries;

/** Use case: record intakes, and change recorded ones, by the rules for timestamps and doses. */
public final class RecordIntakes extends RecordEntries<Intake, LoggedIntake> {

  /**
   * Records into a log by the rules of the instance.
   *
   * @param observer is notified of new entries
   */
  public RecordIntakes(
      IntakeLog log,
      IntakeRules rules,
      TimestampRules timestamps,
      NewEntryObserver<LoggedIntake> observer) {
    super(log, timestamps, Intake::caffeine, rules::requireValid, observer);
  }
}
