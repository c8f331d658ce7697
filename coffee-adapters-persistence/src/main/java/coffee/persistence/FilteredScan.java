package coffee.persistence;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.Page.Position;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Reads the entries of a newest-first list that pass a filter, in pieces of a bounded number of
 * rows. Each piece is a short statement of its own, between which the connection goes back to the
 * pool. A person's scans run one after another.
 *
 * @param <E> an entry
 */
public final class FilteredScan<E> {

  /**
   * A row of a piece.
   *
   * @param position its place in the list, with its number in the index
   * @param entry the entry, if it passes the filter
   * @param isLast whether it is the last row of a full piece, after which there may be more
   */
  public record Row<E>(Position position, Optional<E> entry, boolean isLast) {}

  /**
   * Reads the rows of one piece that pass the filter, and the last one of a full piece in any case.
   *
   * @param <E> an entry
   */
  @FunctionalInterface
  public interface PieceReader<E> {

    /**
     * Reads a piece.
     *
     * @param rest the part of the list that is still to be read
     * @param limit maximum number of rows to return
     */
    List<Row<E>> read(Handle handle, NewestFirstCursor rest, int limit);
  }

  private final Database database;
  private final PersonId person;
  private final PieceReader<E> reader;

  /** A scan of a person's entries. */
  public FilteredScan(Database database, PersonId person, PieceReader<E> reader) {
    this.database = database;
    this.person = person;
    this.reader = reader;
  }

  /**
   * The entries that pass, in the order of the list.
   *
   * @param offset number of passing entries to skip
   * @param limit maximum number of entries
   * @throws DomainException UNAVAILABLE {@code too_costly} if it takes more database time than
   *     {@link DatabaseBounds#scanTime} allows; {@code reads_in_progress}
   */
  public List<E> page(NewestFirstCursor list, int offset, int limit) {
    return database.scan(person, () -> scan(list, offset, limit));
  }

  private List<E> scan(NewestFirstCursor list, int offset, int limit) {
    List<E> found = new ArrayList<>();
    int skipped = 0;
    long spentNanos = 0;
    Optional<NewestFirstCursor> rest = Optional.of(list);
    while (rest.isPresent() && found.size() < limit) {
      requireTime(spentNanos);
      NewestFirstCursor piece = rest.get();
      long missing = (long) offset - skipped + limit - found.size();
      int rowLimit = (int) Math.min(database.bounds().pieceRows(), missing);
      long start = System.nanoTime();
      List<Row<E>> rows = database.read(person, handle -> reader.read(handle, piece, rowLimit));
      spentNanos += System.nanoTime() - start;
      List<E> passing = rows.stream().flatMap(row -> row.entry().stream()).toList();
      int newlySkipped = Math.min(offset - skipped, passing.size());
      skipped += newlySkipped;
      found.addAll(passing.subList(newlySkipped, passing.size()));
      rest = rest(list, rows, rowLimit);
    }
    return found;
  }

  /** The rest of the list; empty unless the piece was full or had as many rows as its limit. */
  private static <E> Optional<NewestFirstCursor> rest(
      NewestFirstCursor list, List<Row<E>> rows, int rowLimit) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Row<E> last = rows.get(rows.size() - 1);
    return last.isLast() || rows.size() == rowLimit
        ? Optional.of(list.after(last.position()))
        : Optional.empty();
  }

  private void requireTime(long spentNanos) {
    Duration limit = database.bounds().scanTime();
    if (spentNanos > 0 && spentNanos >= limit.toNanos()) {
      throw new DomainException(
          Reason.UNAVAILABLE,
          "too_costly",
          "too many entries had to be looked at; narrow the period with from and to");
    }
  }
}
