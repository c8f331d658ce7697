package coffee.devices.sqlite;

import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/** SQLite's native library, which the driver unpacks before it loads it. */
final class SqliteLibrary {

  private static final String UNPACKED_TO = "org.sqlite.tmpdir";

  private SqliteLibrary() {}

  /**
   * Loads the library, once per process. Unless the operator has set {@code org.sqlite.tmpdir}, it
   * is unpacked into the given directory: temporary directories of containers often forbid
   * execution.
   *
   * @throws UnreadableFileException {@code sqlite_unavailable} if this system cannot load it
   */
  static synchronized void load(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (System.getProperty(UNPACKED_TO) == null) {
      System.setProperty(UNPACKED_TO, folder.toAbsolutePath().toString());
    }
    boolean isLoaded;
    try {
      isLoaded = SQLiteJDBCLoader.initialize();
    } catch (Exception | LinkageError failure) { // the driver declares Exception
      isLoaded = false;
    }
    if (!isLoaded) {
      throw new UnreadableFileException(
          "sqlite_unavailable",
          SourcePosition.row(0),
          "This server cannot open databases: SQLite's library does not load on its system.");
    }
  }
}
