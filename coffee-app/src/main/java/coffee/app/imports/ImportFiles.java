package coffee.app.imports;

import coffee.app.configuration.StartupRefusal;
import coffee.devices.Terms;
import coffee.domain.imports.ImportRuns;
import coffee.domain.person.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Reads files of any format that we know into a person's logs. */
public final class ImportFiles {

  private final ImportRuns runs;
  private final ImportReport report;

  /** By these runs. */
  public ImportFiles(ImportRuns runs, ImportReport report) {
    this.runs = runs;
    this.report = report;
  }

  /**
   * Reads one file after the other.
   *
   * @throws StartupRefusal at the first that cannot be read, or not to its end; what was read
   *     before is stored
   */
  public void read(List<Path> files, PersonId person, Terms terms) {
    for (Path path : files) {
      try {
        new FileImport(path, report).run(terms, milestones -> runs.of(person, milestones));
      } catch (IOException | UncheckedIOException e) {
        throw new StartupRefusal(
            "%s cannot be read to its end: %s".formatted(path, e.getMessage()), e);
      }
    }
  }
}
