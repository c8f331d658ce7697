package coffee.app.imports;

import coffee.app.StartupRefusal;
import coffee.devices.Terms;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.imports.ImportRun;
import coffee.domain.imports.RestoreProfile;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Reads files of any format that we know into a person's logs. */
public final class ImportFiles {

  private final IntakeLog intakes;
  private final ReadingLog readings;
  private final RestoreProfile restoreProfile;
  private final ImportReport report;

  /** Into these logs. */
  public ImportFiles(
      IntakeLog intakes, ReadingLog readings, RestoreProfile restoreProfile, ImportReport report) {
    this.intakes = intakes;
    this.readings = readings;
    this.restoreProfile = restoreProfile;
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
      ImportedFile file = new ImportedFile(path);
      try {
        new FileImport(
                file,
                report,
                (timeZone, profile) -> restoreProfile.restore(person, timeZone, profile),
                observer -> new ImportRun(person, intakes, readings, observer))
            .run(terms);
      } catch (IOException | UncheckedIOException e) {
        throw new StartupRefusal(
            "%s cannot be read to its end: %s".formatted(path, e.getMessage()), e);
      }
    }
  }
}
