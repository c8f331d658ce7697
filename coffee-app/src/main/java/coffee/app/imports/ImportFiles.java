package coffee.app.imports;

import coffee.app.configuration.StartupRefusal;
import coffee.devices.Terms;
import coffee.domain.imports.ImportRuns;
import coffee.domain.person.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Imports files of all supported formats for a person. */
public final class ImportFiles {

  private final ImportRuns runs;
  private final ImportReport report;

  /** Uses these import runs. */
  public ImportFiles(ImportRuns runs, ImportReport report) {
    this.runs = runs;
    this.report = report;
  }

  /**
   * Imports the files one after the other.
   *
   * @throws StartupRefusal at the first unreadable or incomplete file; rows before that
   *     are stored
   */
  public void read(List<Path> files, PersonId person, Terms terms) {
    for (Path path : files) {
      try {
        new FileImport(path, report).run(terms, milestones -> runs.of(person, milestones));
      } catch (IOException | UncheckedIOException e) {
        throw new StartupRefusal(
            "%s cannot be read completely: %s".formatted(path, e.getMessage()), e);
      }
    }
  }
}
