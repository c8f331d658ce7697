package coffee.domain.intake;

import coffee.domain.AddResult;
import coffee.domain.Page;
import coffee.domain.TimeRange;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Durable log of each person's intakes. {@code IntakeLogContract} is the full specification. The
 * log does not know the rules for entries: {@link RecordIntakes} applies them, and nothing else may
 * add or change intakes.
 *
 * <p>Each method is one transaction, or part of the one that {@code
 * coffee.domain.work.Transactions} has open on this thread. A person never sees or changes another
 * person's intakes. Writes raise the person's revision if and only if they change something.
 */
public interface IntakeLog {

  /** Adds an intake. One whose {@code clientId} the person has used before is EXISTING. */
  AddResult<LoggedIntake> add(PersonId person, Intake intake);

  /**
   * Adds several intakes, each like {@link #add}; two with one {@code clientId} in the same list
   * are one.
   *
   * @return the result of each, in the given order
   */
  default List<AddResult<LoggedIntake>> addAll(PersonId person, List<Intake> intakes) {
    return addAll(person, intakes, OptionalLong.empty());
  }

  /**
   * Adds several intakes and records the import that added them.
   *
   * @param importId the per-person id of the import, if any
   */
  List<AddResult<LoggedIntake>> addAll(
      PersonId person, List<Intake> intakes, OptionalLong importId);

  /**
   * Removes the intakes added by an import. Intakes changed since then no longer belong to the
   * import.
   *
   * @return the number of removed intakes
   */
  long removeImported(PersonId person, long importId);

  Optional<LoggedIntake> find(PersonId person, long id);

  /**
   * Changes an intake. It then no longer belongs to an import.
   *
   * @param change maps the stored intake to the new one; if it throws, nothing changes. If it
   *     returns an equal one, nothing is written and {@code updatedAt} is unchanged.
   * @return the intake as stored
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT {@code client_id_taken}
   */
  LoggedIntake change(PersonId person, long id, Function<LoggedIntake, Intake> change);

  /**
   * Removes an intake.
   *
   * @param check receives the stored intake; if it throws, the intake is kept
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  void remove(PersonId person, long id, Consumer<LoggedIntake> check);

  /** Intakes that match a filter, newest first (by timestamp, then id, descending). */
  List<LoggedIntake> page(PersonId person, IntakeFilter filter, Page page);

  /**
   * What the drinks of each range amount to. The work grows with the drinks, the memory with the
   * ranges only.
   *
   * @param ranges in any order; they may overlap
   * @return as many as ranges, in their order
   */
  List<IntakeTotals> totals(PersonId person, List<TimeRange> ranges);

  /**
   * The coffee type named most often in a range, of equally frequent ones the one drunk last (by
   * moment, then id); empty if none was named.
   */
  Optional<String> mostCommonType(PersonId person, TimeRange range);

  /**
   * The median of the doses over 0 mg in a range, of two middle ones the lesser; empty without any.
   */
  Optional<Caffeine> medianDose(PersonId person, TimeRange range);

  /**
   * Hands over the doses of a range one by one, oldest first (by moment, then id). Only a few
   * thousand are in memory at a time. A drink that comes, changes or goes meanwhile may be handed
   * over or not; every other one is, exactly once.
   *
   * @param consumer must not use the log; what it throws ends the reading
   */
  void forEachDose(PersonId person, TimeRange range, Consumer<ConsumedDose> consumer);

  /**
   * Hands over the drinks of some moments one by one, oldest first (by moment, then id), without
   * having all of them in memory.
   *
   * @param moments in any order; one that is given twice counts once
   * @param consumer must not use the log; what it throws ends the reading
   */
  void forEachAt(PersonId person, List<Instant> moments, Consumer<LoggedIntake> consumer);
}
