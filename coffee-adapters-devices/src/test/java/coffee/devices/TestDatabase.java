package coffee.devices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Writes SQLite databases for tests. */
public final class TestDatabase {

  private TestDatabase() {}

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
}
