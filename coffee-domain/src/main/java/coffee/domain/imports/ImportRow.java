package coffee.domain.imports;

import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;

/** What one row of a file says, whatever the file's format. */
public sealed interface ImportRow {

  /** Where the row starts in its file; the first line is 1. */
  long line();

  /** A drink. */
  record Drink(long line, Intake intake) implements ImportRow {}

  /** A heart rate. */
  record Measurement(long line, Reading reading) implements ImportRow {}

  /**
   * Nothing that can be kept.
   *
   * @param reason one sentence for the person whose file it is
   * @param text the row as the file has it, perhaps shortened
   */
  record Problem(long line, String reason, String text) implements ImportRow {}
}
