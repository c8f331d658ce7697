package coffee.domain.imports;

import java.time.ZoneId;

/**
 * What is to be imported, and how.
 *
 * @param file what was sent
 * @param format the name of its format
 * @param zone where the clock hung that wrote times without a zone
 * @param dryRun whether to say what would happen, and store nothing
 */
public record ImportOrder(SpooledFile file, String format, ZoneId zone, boolean dryRun) {}
