package coffee.rest.batch;

import coffee.domain.Added;
import coffee.rest.json.Fields;
import coffee.rest.problem.Problem;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * One kind of record that comes in batches, of one person.
 *
 * @param maximumItems greatest number of items in one batch
 * @param reading what an item says; throws {@code ProblemException} 422 with everything that is
 *     wrong
 * @param keeping stores what was read, and tells in the same order what became of each
 * @param stored what is told of a stored record
 * @param <T> what is read from an item
 * @param <E> what is stored of it
 */
public record BatchKind<T, E>(
    int maximumItems,
    Function<Fields, T> reading,
    Function<List<T>, List<Added<E>>> keeping,
    Stored<E> stored) {

  /**
   * What is told of a stored record.
   *
   * @param id its id
   * @param conflict why an item was not stored in its place, although nothing is wrong with it
   */
  public record Stored<E>(ToLongFunction<E> id, Function<E, Problem> conflict) {}
}
