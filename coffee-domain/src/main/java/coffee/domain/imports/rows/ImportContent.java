package coffee.domain.imports.rows;

import coffee.domain.imports.ImportReader;

/**
 * The content of an imported file in one format.
 *
 * @param format its name, one of {@link ImportReader#formats()}
 * @param files number of files: one, or those of an archive
 * @param rows their rows by outcome
 */
public record ImportContent(String format, long files, RowCounts rows) {

  /** The same with another file. */
  ImportContent withFile() {
    return new ImportContent(format, files + 1, rows);
  }

  /** The same with further rows. */
  ImportContent with(RowCounts more) {
    return new ImportContent(format, files, rows.plus(more));
  }
}
