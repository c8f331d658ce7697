package coffee.domain.intake;

import coffee.domain.NewEntryObserver;
import coffee.domain.TimestampRules;
import coffee.domain.entry.RecordEntries;
import coffee.domain.person.PersonId;
import java.util.OptionalLong;

/** Use case: record intakes, and change recorded ones, by the rules for timestamps and doses. */
public final class RecordIntakes extends RecordEntries<Intake, LoggedIntake> {

  private final IntakeLog log;
  private final IntakeRules rules;

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
    this.log = log;
    this.rules = rules;
  }

  /**
   * Replaces the dose of an imported intake.
   *
   * @return as {@link IntakeLog#replaceImported}
   * @throws coffee.domain.DomainException {@code out_of_range}; else as {@link
   *     IntakeLog#replaceImported}
   */
  public boolean replaceImported(
      PersonId person, long id, Caffeine caffeine, OptionalLong importId) {
    rules.requireValid(caffeine);
    return log.replaceImported(person, id, caffeine, importId);
  }
}
