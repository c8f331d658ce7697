package coffee.domain.imports;

/** Ends the reading of a file whose import was asked to stop. */
public final class ImportStopped extends RuntimeException {

  ImportStopped() {
    super("stopped", null, false, false);
  }
}
