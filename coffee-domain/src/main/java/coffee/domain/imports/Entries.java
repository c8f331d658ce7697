package coffee.domain.imports;

import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;

/** Receives what a file holds, row by row. */
public interface Entries {

  /** A drink. */
  void drink(Place place, Intake intake);

  /** A heart rate. */
  void reading(Place place, Reading reading);

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
