package coffee.domain.steps;

import coffee.domain.AddResult;
import coffee.domain.DomainException;
import coffee.domain.TimeRange;
import coffee.domain.person.PersonId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Durable log of each person's steps. {@code StepLogContract} is the full specification.
 *
 * <p>The log does not know the limits of a count: {@link RecordSteps} applies them, and nothing
 * else may add counts. Each method is one transaction, or part of the one that {@code
 * coffee.domain.work.Transactions} has open on this thread. A person never sees or changes another
 * person's steps. Writes raise the person's revision if and only if they change something.
 */
public interface StepLog {

  /** Maximum number of sources per person and UTC day. */
  int MAX_SOURCES_PER_DAY = 16;

  /**
   * The place of a day in a list.
   *
   * @param day UTC
   * @param source of the counts
   */
  record Position(LocalDate day, String source) {}

  /**
   * Adds several counts, in the given order, each as {@link StepDay#add}. None crosses midnight in
   * UTC.
   *
   * @param importId the per-person id of the import that added them, if any
   * @return the result of each, in the given order; for CONFLICT with a stored count that overlaps
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT {@code too_many_sources} over {@link
   *     #MAX_SOURCES_PER_DAY}, and nothing is stored
   */
  List<AddResult<StepCount>> addAll(PersonId person, List<StepCount> counts, OptionalLong importId);

  /**
   * Removes the counts added by an import; those that replaced an earlier one too.
   *
   * @return the number of removed counts
   */
  long removeImported(PersonId person, long importId);

  /**
   * Removes the counts that begin in a period.
   *
   * @param source of one source only, if given
   * @return the number of removed counts
   */
  long remove(PersonId person, TimeRange range, Optional<String> source);

  /**
   * The days with counts, ascending by day, then by source.
   *
   * @param from first UTC day, inclusive
   * @param until last UTC day, inclusive
   * @param after the last one already seen, exclusive
   * @param limit maximum number of elements, 1 or more
   */
  List<StepDay> days(
      PersonId person, LocalDate from, LocalDate until, Optional<Position> after, int limit);

  /** Whether a count begins in a period. */
  static boolean isWithin(StepCount steps, TimeRange range) {
    return !steps.start().isBefore(range.from()) && steps.start().isBefore(range.until());
  }

  /** The error over {@link #MAX_SOURCES_PER_DAY}. */
  static DomainException tooManySources() {
    return DomainException.conflict(
        "too_many_sources",
        "at most %d sources can count steps on a day".formatted(MAX_SOURCES_PER_DAY));
  }
}
