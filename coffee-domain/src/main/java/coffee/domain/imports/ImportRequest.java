package coffee.domain.imports;

import java.util.Optional;

/**
 * A request to import a file.
 *
 * @param file the uploaded file
 * @param format the name of its format
 * @param settings what the sender says about its content
 * @param dryRun whether to report the outcome without storing anything
 * @param fileName the name under which the file was uploaded, if one was sent
 */
public record ImportRequest(
    SpooledFile file,
    String format,
    FileSettings settings,
    boolean dryRun,
    Optional<FileName> fileName) {}
