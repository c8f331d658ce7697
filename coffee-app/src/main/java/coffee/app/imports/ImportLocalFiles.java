package coffee.app.imports;

import coffee.app.configuration.OperatorException;
import coffee.devices.ReaderSettings;
import coffee.domain.imports.ImportRunFactory;
import coffee.domain.person.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Imports files of all supported formats for a person. */
public final class ImportLocalFiles {

  private final ImportRunFactory runs;
  private final ImportReport report;

  /** Uses these import runs. */
  public ImportLocalFiles(ImportRunFactory runs, ImportReport report) {
    this.runs = runs;
    this.report = report;
  }

  /**
   * Imports the files one after the other.
   *
   * @throws OperatorException at the first unreadable or incomplete file; rows before that are
   *     stored
   */
  public void read(List<Path> files, PersonId person, ReaderSettings settings) {
    for (Path path : files) {
      try {
        new FileImport(path, report).run(settings, listener -> runs.start(person, listener));
      } catch (IOException | UncheckedIOException e) {
        throw new OperatorException(
            "%s cannot be read completely: %s".formatted(path, e.getMessage()), e);
      }
    }
  }
}
