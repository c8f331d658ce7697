package coffee.domain.intake;

import coffee.domain.Page;
import coffee.domain.TimeRange;
import coffee.domain.entry.EntryLog;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
