package coffee.domain.imports;

import java.util.Locale;

/** Where an import stands. */
public enum ImportState {
  /** Waits for a runner, for the first time or to go on. */
  QUEUED,
  RUNNING,
  /** The file was read to its end. */
  DONE,
  /** The file was not, or not to its end; what was stored before stays. */
  FAILED,
  /** The person did not want the rest; what was stored before stays. */
  CANCELLED,
  /** What it had stored was taken away again. */
  UNDONE;

  /** As programs write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the file is still to be read. */
  public boolean isOpen() {
    return this == QUEUED || this == RUNNING;
  }
}
