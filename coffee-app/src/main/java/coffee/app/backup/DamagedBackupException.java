package coffee.app.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A damaged backup. The message lists all problems found. */
public final class DamagedBackupException extends IOException {

  private final List<String> problems;

  DamagedBackupException(Path file, List<String> problems) {
    super(file + " is damaged: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence per problem. */
  public List<String> problems() {
    return problems;
  }
}
