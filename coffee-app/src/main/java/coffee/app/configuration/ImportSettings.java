package coffee.app.configuration;

/**
 * How files are imported.
 *
 * @param folder {@code IMPORT_DIR}, where they wait
 * @param maxBytes {@code MAX_IMPORT_BYTES} of one file, sent or unpacked
 * @param runners {@code IMPORT_RUNNERS}: how many files this instance reads at a time, 0 to 16
 */
public record ImportSettings(String folder, long maxBytes, int runners) {

  private static final int MAX_RUNNERS = 16;

  /** Checks the ranges. */
  public ImportSettings {
    if (folder.isBlank()) {
      throw new StartupRefusal("IMPORT_DIR must be a folder in which files can wait");
    }
    if (maxBytes < 1) {
      throw new StartupRefusal("MAX_IMPORT_BYTES must be 1 or more");
    }
    if (runners < 0 || runners > MAX_RUNNERS) {
      throw new StartupRefusal("IMPORT_RUNNERS must be 0 to " + MAX_RUNNERS);
    }
  }
}
