package coffee.app.configuration;

/**
 * Settings for imports.
 *
 * @param folder {@code IMPORT_DIR}, directory for uploaded files
 * @param maxBytes {@code MAX_IMPORT_BYTES} of one file, uploaded or unpacked
 * @param runners {@code IMPORT_RUNNERS}: number of concurrent imports of this instance, 0 to 16
 */
public record ImportSettings(String folder, long maxBytes, int runners) {

  private static final int MAX_RUNNERS = 16;

  /** Validates the ranges. */
  public ImportSettings {
    if (folder.isBlank()) {
      throw new OperatorException("IMPORT_DIR must be a directory");
    }
    if (maxBytes < 1) {
      throw new OperatorException("MAX_IMPORT_BYTES must be 1 or more");
    }
    if (runners < 0 || runners > MAX_RUNNERS) {
      throw new OperatorException("IMPORT_RUNNERS must be 0 to " + MAX_RUNNERS);
    }
  }
}
