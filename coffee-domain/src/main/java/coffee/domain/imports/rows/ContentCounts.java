package coffee.domain.imports.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the files and rows of an import by their formats. For one run; not thread-safe. */
final class ContentCounts {

  /** The format before the first file; no reader passes rows there. */
  private static final String NONE = "";

  private final Map<String, ImportContent> byFormat = new TreeMap<>();

  /** Files that an earlier run has counted, and that are read again. */
  private final long filesBefore;

  private long files;
  private String format = NONE;

  /** Continues the counts of an earlier run. */
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
      byFormat.put(format, counted(format).withFile());
    }
  }

  private ImportContent counted(String name) {
    return byFormat.getOrDefault(name, new ImportContent(name, 0, RowCounts.NONE));
  }

  /**
   * The counts including further rows, ordered by format.
   *
   * @param formats of further rows
   * @param outcomes their outcomes, in the same order
   */
  List<ImportContent> with(List<String> formats, List<RowCounts> outcomes) {
    Map<String, ImportContent> counted = new TreeMap<>(byFormat);
    for (int i = 0; i < formats.size(); i++) {
      String name = formats.get(i);
      if (!name.equals(NONE)) {
        ImportContent before =
            counted.getOrDefault(name, new ImportContent(name, 0, RowCounts.NONE));
        counted.put(name, before.with(outcomes.get(i)));
      }
    }
    return new ArrayList<>(counted.values());
  }

  /** Adopts the counts of a batch, once it is stored. */
  void adopt(List<ImportContent> counted) {
    counted.forEach(content -> byFormat.put(content.format(), content));
  }
}
