package coffee.domain.imports.rows;

import coffee.domain.experiment.ExperimentCopy;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.ImportReader;
import coffee.domain.intake.Intake;
import coffee.domain.person.Profile;
import coffee.domain.steps.StepCount;
import java.time.ZoneId;

/** Receives the rows of a file. */
public interface RowHandler {

  /**
   * A file begins; the rows that follow are from it, up to the next file. Called for each file of
   * an archive that is read.
   *
   * @param format one of {@link ImportReader#formats()}
   */
  void file(String format);

  /** An intake. */
  void intake(SourcePosition position, Intake intake);

  /** A reading. */
  void reading(SourcePosition position, Reading reading);

  /**
   * The profile contained in one of our exports. Skipped by handlers that only want logged entries.
   */
  default void profile(SourcePosition position, ZoneId timeZone, Profile profile) {
    skipped("profile");
  }

  /**
   * An experiment contained in one of our exports. Skipped by handlers that only want logged
   * entries.
   */
  default void experiment(SourcePosition position, ExperimentCopy experiment) {
    skipped("experiment");
  }

  /** A count of steps. Skipped by handlers that only want logged entries. */
  default void steps(SourcePosition position, StepCount steps) {
    skipped("steps");
  }

  /** A relevant row that is invalid. */
  void refused(RefusedRow row);

  /**
   * A row with other data: sleep, another metric.
   *
   * @param kind the kind of data, from a small set defined by the format
   */
  void skipped(String kind);

  /**
   * A file of an archive with other data. Handlers that keep no names count it like a row.
   *
   * @param kind the kind of file, from a small set defined by the format
   * @param name its name in the archive, printable, of limited length
   */
  default void skippedFile(String kind, String name) {
    skipped(kind);
  }

  /**
   * An ambiguous or skipped local time was resolved.
   *
   * @param decision how it was resolved
   */
  void clockChange(ClockChange decision);

  /** How local times at clock changes are resolved. */
  enum ClockChange {
    /** The local time occurs twice; the earlier instant was used. */
    EARLIER_TAKEN,
    /** The local time is skipped; it was shifted forward by the length of the gap. */
    MOVED_ON
  }
}
