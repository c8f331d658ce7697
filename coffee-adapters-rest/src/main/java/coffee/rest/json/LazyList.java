package coffee.rest.json;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;

/**
 * A list whose elements are computed from others on each access, so that a hundred thousand of them
 * can be written without being in memory together.
 *
 * @param <F> type of the source elements
 * @param <T> what they are
 */
public final class LazyList<F, T> extends AbstractList<T> {

  private final List<F> originals;
  private final Function<F, T> made;

  /**
   * A list of as many elements as there are originals.
   *
   * @param originals what they are made of
   * @param made makes one of another; equal ones each time
   */
  public LazyList(List<F> originals, Function<F, T> made) {
    this.originals = originals;
    this.made = made;
  }

  @Override
  public T get(int index) {
    return made.apply(originals.get(index));
  }

  @Override
  public int size() {
    return originals.size();
  }
}
