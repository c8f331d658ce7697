package coffee.devices.archive;

import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.Intake;
import coffee.domain.person.Profile;
import java.time.ZoneId;

/**
 * Adds the name of an archived file to the positions of its rows.
 *
 * @param file its name
 * @param entries receives the rows
 */
record ArchiveRowHandler(String file, RowHandler entries) implements RowHandler {

  /** The archive has told of the file. */
  @Override
  public void file(String format) {}

  @Override
  public void intake(SourcePosition place, Intake intake) {
    entries.intake(place.inFile(file), intake);
  }

  @Override
  public void reading(SourcePosition place, Reading reading) {
    entries.reading(place.inFile(file), reading);
  }

  @Override
  public void profile(SourcePosition place, ZoneId timeZone, Profile profile) {
    entries.profile(place.inFile(file), timeZone, profile);
  }

  @Override
  public void refused(RefusedRow row) {
    entries.refused(
        new RefusedRow(row.position().inFile(file), row.code(), row.detail(), row.original()));
  }

  @Override
  public void skipped(String kind) {
    entries.skipped(kind);
  }

  @Override
  public void skippedFile(String kind, String name) {
    entries.skippedFile(kind, name);
  }

  @Override
  public void clockChange(ClockChange decision) {
    entries.clockChange(decision);
  }
}
