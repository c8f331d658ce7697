package coffee.devices;

import coffee.domain.EntryTimes;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.intake.IntakeRules;
import java.time.ZoneId;

/**
 * What a file does not say itself, and what may be accepted from one.
 *
 * @param zone where times without an offset were noted
 * @param times which moments may be
 * @param intakes which doses may be
 * @param readings which heart rates may be
 */
public record Interpretation(
    ZoneId zone, EntryTimes times, IntakeRules intakes, ReadingRules readings) {}
