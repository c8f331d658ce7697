package coffee.domain.imports;

import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;
import coffee.domain.person.Profile;
import java.time.ZoneId;

/** Receives what a file holds, row by row. */
public interface Entries {

  /**
   * A file begins; what follows is in it, up to the next. An archive tells of each file that it
   * holds and that is read.
   *
   * @param format what it is, a name such as {@link ImportReader#formats()} lists
   */
  void file(String format);

  /** A drink. */
  void drink(Place place, Intake intake);

  /** A heart rate. */
  void reading(Place place, Reading reading);

  /**
   * What the person told about themselves, from an export of ours. Passed over by those who want
   * only what was logged.
   */
  default void profile(Place place, ZoneId timeZone, Profile profile) {
    passedOver("profile");
  }

  /** A row that says something we keep, but not in a way that can be kept. */
  void refused(RefusedRow row);

  /**
   * A row that says something else: steps, sleep, another metric.
   *
   * @param kind what it is, from a small set of the format's own words
   */
  void passedOver(String kind);

  /**
   * A local time that the clocks made ambiguous or skipped, and that was decided.
   *
   * @param decision what was decided
   */
  void clockChange(ClockChange decision);

  /** What is done with local times around a change of the clocks. */
  enum ClockChange {
    /** The clocks showed it twice; the earlier instant was taken. */
    EARLIER_TAKEN,
    /**
     * The clocks skipped it; moved on by the length of the gap, as the device's clock would have.
     */
    MOVED_ON
  }
}
