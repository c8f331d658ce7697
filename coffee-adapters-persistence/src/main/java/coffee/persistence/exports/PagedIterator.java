package coffee.persistence.exports;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Iterates over pages of rows, each loaded after the previous one. Not thread-safe.
 *
 * @param <E> type of a row
 */
final class PagedIterator<E> implements Iterator<E> {

  private final Function<Optional<E>, List<E>> next;
  private Iterator<E> page;
  private Optional<E> last = Optional.empty();

  private PagedIterator(Function<Optional<E>, List<E>> next) {
    this.next = next;
    this.page = List.<E>of().iterator();
  }

  /**
   * Streams all rows.
   *
   * @param next loads the page after a row, or the first one; empty if there are no more
   */
  static <E> Stream<E> stream(Function<Optional<E>, List<E>> next) {
    int characteristics = Spliterator.ORDERED | Spliterator.NONNULL;
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(new PagedIterator<>(next), characteristics), false);
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext()) {
      List<E> rows = next.apply(last);
      last = rows.isEmpty() ? last : Optional.of(rows.get(rows.size() - 1));
      page = rows.iterator();
    }
    return page.hasNext();
  }

  @Override
  public E next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }
}
