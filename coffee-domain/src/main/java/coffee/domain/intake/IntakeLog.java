package coffee.domain.intake;

import coffee.domain.Added;
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
 * Durable record of what each person drank. {@code IntakeLogContract} is the full specification.
 *
 * <p>Each method is one transaction, or part of the one that {@code coffee.domain.Transactions} has
 * open on this thread. A person never sees or touches another person's drinks. Writes raise the
 * person's revision when, and only when, they change something.
 */
public interface IntakeLog {

  /** Keeps a drink. One whose {@code clientId} the person has used before is EXISTING. */
  Added<LoggedIntake> add(PersonId person, Intake intake);

  /**
   * Keeps many drinks, each as {@link #add} would; two with one {@code clientId} in the same list
   * are one.
   *
   * @return what became of each, in the order given
   */
  default List<Added<LoggedIntake>> addAll(PersonId person, List<Intake> intakes) {
    return addAll(person, intakes, OptionalLong.empty());
  }

  /**
   * Keeps many drinks, as the other does, and remembers of those that it stores who brought them.
   *
   * @param importId the person's number of the import that brings them, if one does
   */
  List<Added<LoggedIntake>> addAll(PersonId person, List<Intake> intakes, OptionalLong importId);

  /**
   * Forgets the drinks that an import has brought. What was changed since is no longer the
   * import's.
   *
   * @return how many
   */
  long removeImported(PersonId person, long importId);

  Optional<LoggedIntake> find(PersonId person, long id);

  /**
   * Changes a drink. It is then the person's own, even if an import has brought it.
   *
   * @param change given the drink as stored now, returns it as it shall be; if it throws, nothing
   *     changes. Nothing is written, and {@code updatedAt} stays, if it returns an equal one.
   * @return the drink as stored
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT {@code client_id_taken}
   */
  LoggedIntake change(PersonId person, long id, Function<LoggedIntake, Intake> change);

  /**
   * Forgets a drink.
   *
   * @param check sees the drink as stored now; if it throws, the drink stays
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  void remove(PersonId person, long id, Consumer<LoggedIntake> check);

  /** Drinks that pass a filter, newest first (by moment, then id, descending). */
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
   * thousand are in memory at a time, and the database is not held while the consumer works. A
   * drink that comes, changes or goes meanwhile may be handed over or not; every other one is,
   * exactly once.
   *
   * @param consumer what it throws ends the reading
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
