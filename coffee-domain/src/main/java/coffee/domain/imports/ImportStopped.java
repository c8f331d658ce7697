package coffee.domain.imports;

/** Thrown to end reading after a stop was requested. */
public final class ImportStopped extends RuntimeException {

  ImportStopped() {
    super("stopped", null, false, false);
  }
}
