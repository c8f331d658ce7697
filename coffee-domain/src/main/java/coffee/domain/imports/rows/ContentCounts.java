package coffee.domain.imports.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the files and rows of an import by their formats. For one run; not for many threads. */
final class ContentCounts {

  /** The format before the first file; no reader passes rows there. */
  private static final String NONE = "";

  private final Map<String, ImportContent> byFormat = new TreeMap<>();

  /** Files that an earlier run has counted, and that are read again. */
  private final long filesBefore;

  private long files;
  private String format = NONE;

  /** Goes on from what an earlier run has counted. */
  ContentCounts(List<ImportContent> before) {
    before.forEach(content -> byFormat.put(content.format(), content));
    this.filesBefore = before.stream().mapToLong(ImportContent::files).sum();
  }

  /** The format of the file that is read now. */
  String format() {
    return format;
  }

  /** A file begins. */
  void file(String formatOfFile) {
    format = formatOfFile;
    files++;
    if (files > filesBefore) {
      byFormat.put(format, of(format).withFile());
    }
  }

  private ImportContent of(String wanted) {
    return byFormat.getOrDefault(wanted, new ImportContent(wanted, 0, RowCounts.NONE));
  }

  /**
   * What there is, by the names of the formats.
   *
   * @param formats of further rows
   * @param tallies what became of these rows, in the same order
   */
  List<ImportContent> with(List<String> formats, List<RowCounts> tallies) {
    Map<String, ImportContent> counted = new TreeMap<>(byFormat);
    for (int i = 0; i < formats.size(); i++) {
      String name = formats.get(i);
      if (!name.equals(NONE)) {
        ImportContent before =
            counted.getOrDefault(name, new ImportContent(name, 0, RowCounts.NONE));
        counted.put(name, before.with(tallies.get(i)));
      }
    }
    return new ArrayList<>(counted.values());
  }

  /** Keeps what rows have come to: called once they are stored. */
  void keep(List<ImportContent> counted) {
    counted.forEach(content -> byFormat.put(content.format(), content));
  }
}
