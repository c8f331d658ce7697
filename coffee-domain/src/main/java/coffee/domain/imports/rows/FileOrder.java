package coffee.domain.imports.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of an upload, such as an archive, in the order of their first rows. One thread. */
final class FileOrder {

  private final Map<Optional<String>, Integer> files = new HashMap<>();
  private Optional<String> latest = Optional.empty();

  /** Notes the file of the next row. */
  void add(SourcePosition position) {
    if (files.isEmpty() || !latest.equals(position.file())) {
      latest = position.file();
      files.putIfAbsent(latest, files.size());
    }
  }

  /** Rows of these files by file, and in each by position. */
  List<RefusedRow> sorted(List<RefusedRow> rows) {
    List<RefusedRow> sorted = new ArrayList<>(rows);
    sorted.sort(
        Comparator.comparing((RefusedRow row) -> files.get(row.position().file()))
            .thenComparing(row -> row.position().number()));
    return sorted;
  }

  void clear() {
    files.clear();
  }
}
