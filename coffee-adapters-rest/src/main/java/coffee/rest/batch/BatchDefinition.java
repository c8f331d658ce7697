package coffee.rest.batch;

import coffee.domain.AddResult;
import coffee.rest.json.Fields;
import coffee.rest.problem.Problem;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A kind of record that a person can submit in batches.
 *
 * @param maximumItems maximum number of items in one batch
 * @param parser parses an item; throws {@code ProblemException} 422 with all violations
 * @param writer stores the parsed items and returns one result per item, in order
 * @param storedItem the outcome for a stored record
 * @param <T> type of a parsed item
 * @param <E> type of a stored item
 */
public record BatchDefinition<T, E>(
    int maximumItems,
    Function<Fields, T> parser,
    Function<List<T>, List<AddResult<E>>> writer,
    StoredItem<E> storedItem) {

  /**
   * The outcome for a stored record.
   *
   * @param id id of the record
   * @param conflict the problem if another record conflicts with the item
   */
  public record StoredItem<E>(ToLongFunction<E> id, Function<E, Problem> conflict) {}
}
