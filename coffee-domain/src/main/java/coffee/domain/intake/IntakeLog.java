package coffee.domain.intake;

import coffee.domain.Page;
import coffee.domain.TimeRange;
import coffee.domain.entry.EntryLog;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Durable log of each person's intakes. {@code IntakeLogContract} is the full specification.
 *
 * <p>{@link RecordIntakes} applies the rules for entries. An intake is identified by person and
 * {@code clientId}; adding one whose {@code clientId} the person has used before is EXISTING. A
 * change that returns an equal intake writes nothing and keeps {@code updatedAt}; one to a {@code
 * clientId} of another intake is a CONFLICT {@code client_id_taken}.
 */
public interface IntakeLog extends EntryLog<Intake, LoggedIntake> {

  /**
   * Replaces the dose of an intake as an import wrote it, unless a person has changed the intake.
   * If the import is undone, the earlier dose comes back.
   *
   * @param importId the per-person id of the import that replaces it, if any
   * @return whether the intake now has this dose; false if it was changed by a person
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  boolean replaceImported(PersonId person, long id, Caffeine caffeine, OptionalLong importId);

  /**
   * Removes the intakes added by an import, and brings back the doses that it replaced.
   *
   * @return the number of removed intakes and of doses brought back
   */
  @Override
  long removeImported(PersonId person, long importId);

  /** Intakes that match a filter, newest first (by timestamp, then id, descending). */
  List<LoggedIntake> page(PersonId person, IntakeFilter filter, Page page);

  /**
   * Totals of each range. Time grows with the number of intakes, memory only with the number of
   * ranges.
   *
   * @param ranges in any order; they may overlap
   * @return one for each range, in the same order
   */
  List<IntakeTotals> totals(PersonId person, List<TimeRange> ranges);

  /**
   * Totals of each range, and the most common type in all of them.
   *
   * @param ranges one or more, ascending; each starts where the one before it ends
   */
  IntakeSummary summary(PersonId person, List<TimeRange> ranges);

  /**
   * The intakes of a range by type and dose: those logged most often, of equally frequent ones the
   * latest first, then the greater dose.
   *
   * @param limit maximum number, 1 or more
   */
  List<FrequentDrink> frequentDrinks(PersonId person, TimeRange range, int limit);

  /**
   * The median of the doses over 0 mg in a range, of two middle ones the lesser; empty without any.
   */
  Optional<Caffeine> medianDose(PersonId person, TimeRange range);

  /**
   * How many intakes of a range were added, edited or removed after an instant. Removed ones are
   * remembered if they were in the time of an experiment that had been started, until all data are
   * erased.
   */
  IntakeChanges changesSince(PersonId person, TimeRange range, Instant since);

  /**
   * Passes each dose of a range to a consumer, oldest first (by timestamp, then id). Only a few
   * thousand are in memory at a time. Intakes added, changed or removed meanwhile may be missing;
   * every other one is passed exactly once.
   *
   * @param consumer must not use the log; its exceptions are propagated
   */
  void forEachDose(PersonId person, TimeRange range, Consumer<ConsumedDose> consumer);

  /**
   * Passes the intakes of the given timestamps to a consumer, oldest first (by timestamp, then id),
   * without holding all of them in memory.
   *
   * @param instants in any order; duplicates count once
   * @param consumer must not use the log; its exceptions are propagated
   */
  void forEachAt(PersonId person, List<Instant> instants, Consumer<LoggedIntake> consumer);
}
