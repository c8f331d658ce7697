package coffee.devices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes SQLite databases for tests. */
public final class SqliteTestDatabase {

  private SqliteTestDatabase() {}

  /**
   * The file that statements create.
   *
   * @param script statements, separated by semicolons at the ends of lines
   */
  public static byte[] create(String script) {
    try {
      Path folder = Files.createTempDirectory("test-database");
      Path file = folder.resolve("test.db");
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = connection.createStatement()) {
        for (String sql : script.split(";\n", -1)) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
      }
      byte[] bytes = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return bytes;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /**
   * The files of a database whose latest changes are only in its log.
   *
   * @param name the name of the database
   * @param script as for {@link #create}
   * @param changes further statements, whose changes are in the log
   */
  public static Map<String, byte[]> createWithLog(String name, String script, String changes) {
    try {
      Path folder = Files.createTempDirectory("test-database");
      Path file = folder.resolve(name);
      Files.write(file, create(script));
      Map<String, byte[]> files = new LinkedHashMap<>();
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA wal_autocheckpoint = 0");
        for (String sql : changes.split(";\n", -1)) {
          if (!sql.isBlank()) {
            statement.execute(sql);
          }
        }
        for (String suffix : List.of("", "-wal", "-shm")) {
          files.put(name + suffix, Files.readAllBytes(folder.resolve(name + suffix)));
        }
      }
      Files.delete(file);
      Files.delete(folder);
      return files;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
