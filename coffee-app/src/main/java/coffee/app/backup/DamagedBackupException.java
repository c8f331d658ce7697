package coffee.app.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A backup that is not as it was written. The message names everything that is wrong. */
public final class DamagedBackupException extends IOException {

  private final List<String> problems;

  DamagedBackupException(Path file, List<String> problems) {
    super(file + " is damaged: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** A sentence each. */
  public List<String> problems() {
    return problems;
  }
}
