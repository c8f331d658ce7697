package coffee.devices.archive;

import coffee.domain.experiment.ExperimentCopy;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.Intake;
import coffee.domain.person.Profile;
import coffee.domain.steps.StepCount;
import java.time.ZoneId;

/**
 * Adds the name of an archived file to the positions of its rows.
 *
 * @param name its name
 * @param isArchive whether it is an archive itself, whose files are announced
 * @param entries receives the rows
 */
record ArchiveRowHandler(String name, boolean isArchive, RowHandler entries) implements RowHandler {

  /** The archive has announced the file itself. */
  @Override
  public void file(String format) {
    if (isArchive) {
      entries.file(format);
    }
  }

  @Override
  public void intake(SourcePosition position, Intake intake) {
    entries.intake(named(position), intake);
  }

  @Override
  public void reading(SourcePosition position, Reading reading) {
    entries.reading(named(position), reading);
  }

  @Override
  public void profile(SourcePosition position, ZoneId timeZone, Profile profile) {
    entries.profile(named(position), timeZone, profile);
  }

  @Override
  public void steps(SourcePosition position, StepCount steps) {
    entries.steps(named(position), steps);
  }

  @Override
  public void experiment(SourcePosition place, ExperimentCopy experiment) {
    entries.experiment(named(place), experiment);
  }

  @Override
  public void refused(RefusedRow row) {
    entries.refused(
        new RefusedRow(named(row.position()), row.code(), row.detail(), row.original()));
  }

  @Override
  public void skipped(String kind) {
    entries.skipped(kind);
  }

  @Override
  public void skippedFile(String kind, String file) {
    entries.skippedFile(kind, isArchive ? EntryNames.joined(name, file) : file);
  }

  @Override
  public void clockChange(ClockChange decision) {
    entries.clockChange(decision);
  }

  private SourcePosition named(SourcePosition position) {
    return position.inFile(position.file().map(file -> EntryNames.joined(name, file)).orElse(name));
  }
}
