package coffee.domain.imports;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A request to import a file.
 *
 * @param file the uploaded file
 * @param format the name of its format
 * @param zone the zone of times without an offset
 * @param dryRun whether to report the outcome without storing anything
 * @param fileName the name under which the file was uploaded, if one was sent
 */
public record ImportRequest(
    SpooledFile file, String format, ZoneId zone, boolean dryRun, Optional<FileName> fileName) {}
