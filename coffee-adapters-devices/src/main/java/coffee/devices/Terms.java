package coffee.devices;

import coffee.domain.EntryTimes;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.intake.IntakeRules;
import java.time.ZoneId;

/**
 * Settings that a file does not contain, and validation rules.
 *
 * @param zone the zone of times without an offset
 * @param intakeRules rules for doses
 * @param readingRules rules for heart rates
 * @param entryTimes rules for timestamps
 */
public record Terms(
    ZoneId zone, IntakeRules intakeRules, ReadingRules readingRules, EntryTimes entryTimes) {}
