package coffee.domain.imports;

import java.util.Locale;

/** The state of an import. */
public enum ImportState {
  /** Waits for a worker, to start or to resume. */
  QUEUED,
  RUNNING,
  /** The file was read to its end. */
  DONE,
  /** The file was not read to its end; rows stored before are kept. */
  FAILED,
  /** Cancelled by the person; rows stored before are kept. */
  CANCELLED,
  /** Its stored rows were removed. */
  UNDONE;

  /** The word used in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the import has not ended. */
  public boolean isOpen() {
    return this == QUEUED || this == RUNNING;
  }
}
