package coffee.devices;

import coffee.domain.TimestampRules;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.imports.FileSettings;
import coffee.domain.intake.IntakeRules;
import java.time.ZoneId;

/**
 * Settings that a file does not contain, and validation rules.
 *
 * @param file what the sender says about its content
 * @param intakeRules rules for doses
 * @param readingRules rules for heart rates
 * @param timestampRules rules for timestamps
 */
public record ReaderSettings(
    FileSettings file,
    IntakeRules intakeRules,
    ReadingRules readingRules,
    TimestampRules timestampRules) {

  /** The zone of times without an offset. */
  public ZoneId zone() {
    return file.zone();
  }
}
