package coffee.domain.imports.rows;

/** Thrown to end reading after a stop was requested. */
public final class ImportStoppedException extends RuntimeException {

  ImportStoppedException() {
    super("stopped", null, false, false);
  }
}
