package coffee.domain.intake;

import coffee.domain.AddResult;
import coffee.domain.TimestampRules;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Use case: record intakes, and change recorded ones. Every way in goes through it, so that no
 * entry is stored that violates the rules for timestamps and doses. {@link IntakeLog} has the other
 * conditions and results. Thread-safe.
 */
public final class RecordIntakes {

  private final IntakeLog log;
  private final IntakeRules rules;
  private final TimestampRules timestamps;

  /** Records into a log by the rules of the instance. */
  public RecordIntakes(IntakeLog log, IntakeRules rules, TimestampRules timestamps) {
    this.log = log;
    this.rules = rules;
    this.timestamps = timestamps;
  }

  /**
   * Adds an intake.
   *
   * @throws coffee.domain.DomainException {@code timestamp_too_early}, {@code timestamp_in_future}
   *     or {@code out_of_range}; else as {@link IntakeLog#add}
   */
  public AddResult<LoggedIntake> add(PersonId person, Intake intake) {
    requireValid(intake, timestamps.latest());
    return log.add(person, intake);
  }

  /**
   * Adds several intakes.
   *
   * @return the result of each, in the given order
   * @throws coffee.domain.DomainException as {@link #add}; nothing is stored
   */
  public List<AddResult<LoggedIntake>> addAll(PersonId person, List<Intake> intakes) {
    return addAll(person, intakes, OptionalLong.empty());
  }

  /**
   * Adds several intakes and records the import that added them.
   *
   * @param importId the per-person id of the import, if any
   * @throws coffee.domain.DomainException as {@link #add}; nothing is stored
   */
  public List<AddResult<LoggedIntake>> addAll(
      PersonId person, List<Intake> intakes, OptionalLong importId) {
    Instant latest = timestamps.latest();
    intakes.forEach(intake -> requireValid(intake, latest));
    return log.addAll(person, intakes, importId);
  }

  /**
   * Changes an intake. A timestamp or dose that stays the same may violate the rules: a clock may
   * have been wrong, or the limits wider, when it was stored.
   *
   * @param change maps the stored intake to the new one; if it throws, nothing changes
   * @return the intake as stored
   * @throws coffee.domain.DomainException {@code timestamp_too_early}, {@code timestamp_in_future}
   *     or {@code out_of_range}; else as {@link IntakeLog#change}
   */
  public LoggedIntake change(PersonId person, long id, Function<LoggedIntake, Intake> change) {
    return log.change(
        person,
        id,
        stored -> {
          Intake wanted = change.apply(stored);
          requireValidChange(stored.intake(), wanted);
          return wanted;
        });
  }

  private void requireValid(Intake intake, Instant latest) {
    TimestampRules.requireValid(intake.consumedAt(), latest);
    rules.requireValid(intake.caffeine());
  }

  private void requireValidChange(Intake stored, Intake wanted) {
    if (!wanted.consumedAt().equals(stored.consumedAt())) {
      timestamps.requireValid(wanted.consumedAt());
    }
    if (!wanted.caffeine().equals(stored.caffeine())) {
      rules.requireValid(wanted.caffeine());
    }
  }
}
