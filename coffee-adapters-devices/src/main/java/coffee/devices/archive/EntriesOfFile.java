package coffee.devices.archive;

import coffee.domain.heartrate.Reading;
import coffee.domain.imports.Entries;
import coffee.domain.imports.Place;
import coffee.domain.imports.RefusedRow;
import coffee.domain.intake.Intake;
import coffee.domain.person.Profile;
import java.time.ZoneId;

/**
 * Adds the name of an archived file to the positions of its rows.
 *
 * @param file its name
 * @param entries receives the rows
 */
record EntriesOfFile(String file, Entries entries) implements Entries {

  /** The archive has told of the file. */
  @Override
  public void file(String format) {}

  @Override
  public void drink(Place place, Intake intake) {
    entries.drink(place.in(file), intake);
  }

  @Override
  public void reading(Place place, Reading reading) {
    entries.reading(place.in(file), reading);
  }

  @Override
  public void profile(Place place, ZoneId timeZone, Profile profile) {
    entries.profile(place.in(file), timeZone, profile);
  }

  @Override
  public void refused(RefusedRow row) {
    entries.refused(new RefusedRow(row.place().in(file), row.code(), row.detail(), row.original()));
  }

  @Override
  public void passedOver(String kind) {
    entries.passedOver(kind);
  }

  @Override
  public void clockChange(ClockChange decision) {
    entries.clockChange(decision);
  }
}
