package coffee.domain.imports.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows or files of one kind that an import skips.
 *
 * @param count how many
 * @param names names of the first of them that have one: files of an archive; at most {@value
 *     #MAX_NAMES}
 */
public record SkippedRows(long count, List<String> names) {

  /** The number of names that are kept. */
  public static final int MAX_NAMES = 12;

  /** No rows. */
  static final SkippedRows NONE = new SkippedRows(0, List.of());

  /** Copies the names. */
  public SkippedRows {
    names = List.copyOf(names);
  }

  /** The same with another row. */
  SkippedRows plusOne(Optional<String> name) {
    if (name.isEmpty() || names.size() >= MAX_NAMES) {
      return new SkippedRows(count + 1, names);
    }
    List<String> more = new ArrayList<>(names);
    more.add(name.get());
    return new SkippedRows(count + 1, more);
  }
}
