package coffee.rest.batch;

import coffee.domain.Added;
import coffee.rest.json.Fields;
import coffee.rest.problem.Problem;
import java.util.List;

/**
 * One kind of record that comes in batches, of one person.
 *
 * @param <T> what is read from an item
 * @param <E> what is stored of it
 */
public interface BatchKind<T, E> {

  /** Greatest number of items in one batch. */
  int maximumItems();

  /**
   * What an item says.
   *
   * @throws coffee.rest.problem.ProblemException 422 with everything that is wrong
   */
  T read(Fields fields);

  /** Stores what was read, and tells in the same order what became of each. */
  List<Added<E>> addAll(List<T> values);

  /** The id of a stored record. */
  long id(E stored);

  /** Why an item was not stored although nothing is wrong with it. */
  Problem conflict(E stored);
}
