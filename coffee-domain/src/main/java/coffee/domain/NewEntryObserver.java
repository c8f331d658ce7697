package coffee.domain;

import coffee.domain.AddResult.Outcome;
import java.util.List;

/**
 * Is notified of newly stored entries.
 *
 * @param <E> the kind of stored entry
 */
@FunctionalInterface
public interface NewEntryObserver<E> {

  /**
   * New entries were stored.
   *
   * @param entries one or more, of one person
   */
  void stored(List<E> entries);

  /** Ignores all entries. */
  static <E> NewEntryObserver<E> none() {
    return entries -> {};
  }

  /** Notifies of those results that are new entries, if there are any. */
  default void notifyOfNew(List<AddResult<E>> results) {
    List<E> entries =
        results.stream()
            .filter(result -> result.outcome() == Outcome.STORED)
            .map(AddResult::entry)
            .toList();
    if (!entries.isEmpty()) {
      stored(entries);
    }
  }
}
