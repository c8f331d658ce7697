package coffee.devices;

import coffee.domain.TimestampRules;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.intake.IntakeRules;
import java.time.ZoneId;

/**
 * Settings that a file does not contain, and validation rules.
 *
 * @param zone the zone of times without an offset
 * @param intakeRules rules for doses
 * @param readingRules rules for heart rates
 * @param timestampRules rules for timestamps
 */
public record ReaderSettings(
    ZoneId zone,
    IntakeRules intakeRules,
    ReadingRules readingRules,
    TimestampRules timestampRules) {}
