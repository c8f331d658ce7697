package coffee.devices;

import coffee.domain.EntryTimes;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.intake.IntakeRules;
import java.time.ZoneId;

/**
 * What a file leaves open, and what is acceptable.
 *
 * @param zone where the clock hung that wrote times without a zone
 * @param intakeRules which doses are accepted
 * @param readingRules which heart rates are accepted
 * @param entryTimes which moments are accepted
 */
public record Terms(
    ZoneId zone, IntakeRules intakeRules, ReadingRules readingRules, EntryTimes entryTimes) {}
