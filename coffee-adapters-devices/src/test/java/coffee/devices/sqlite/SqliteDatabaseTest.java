package coffee.devices.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.SqliteTestDatabase;
import coffee.devices.TestReader;
import coffee.devices.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest {

  private static final String TABLES =
      """
      CREATE TABLE "A_ACTIVITY_SAMPLE" (TIMESTAMP INTEGER, DEVICE_ID INTEGER, HEART_RATE INTEGER);
      """;
  private static final String MANY_ROWS =
      """
      INSERT INTO A_ACTIVITY_SAMPLE
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19999)
        SELECT 1700000000 + i, 1, 60 + i % 40 FROM n;
      """;

  @TempDir private Path folder;

  private CollectingRowHandler read(byte[] database, SqliteLimits limits) throws IOException {
    return TestReader.read(new Gadgetbridge(limits), database);
  }

  private CollectingRowHandler read(byte[] database) throws IOException {
    return read(database, SqliteLimits.in(folder));
  }

  private boolean folderIsEmpty() throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      return left.findAny().isEmpty();
    }
  }

  @Test
  void readsManyRowsAndDeletesItsCopy() throws IOException {
    assertThat(read(SqliteTestDatabase.create(TABLES + MANY_ROWS)).readings).hasSize(20_000);
    assertThat(folderIsEmpty()).isTrue();
  }

  @Test
  void readsDatabaseThatWasUsedWithWriteAheadLog() throws IOException {
    byte[] database =
        SqliteTestDatabase.create("PRAGMA journal_mode = WAL;\n" + TABLES + MANY_ROWS);
    assertThat(database[18]).isEqualTo((byte) 2);
    assertThat(read(database).readings).hasSize(20_000);
    assertThat(folderIsEmpty()).isTrue();
  }

  @Test
  void keepsRowsBeforeDamage() throws IOException {
    byte[] database = SqliteTestDatabase.create(TABLES + MANY_ROWS);
    Arrays.fill(database, database.length / 2, database.length / 2 + 8_192, (byte) 0xFF);
    CollectingRowHandler read = new CollectingRowHandler();
    assertThatThrownBy(
            () ->
                new Gadgetbridge(SqliteLimits.in(folder))
                    .read(TestReader.content(database), TestReader.SETTINGS, read))
        .isInstanceOfSatisfying(
            UnreadableFileException.class,
            damaged -> {
              assertThat(damaged.code()).isEqualTo("damaged_database");
              assertThat(damaged.position().number()).isEqualTo(read.rows());
            });
    assertThat(read.readings).hasSizeGreaterThan(5_000);
    assertThat(folderIsEmpty()).isTrue();
  }

  @Test
  void endsQueriesThatTakeTooLong() {
    SqliteLimits none = new SqliteLimits(folder, Duration.ZERO, 1_000_000);
    assertThatThrownBy(() -> read(SqliteTestDatabase.create(TABLES + MANY_ROWS), none))
        .isInstanceOfSatisfying(
            UnreadableFileException.class, slow -> assertThat(slow.code()).isEqualTo("too_slow"));
  }

  @Test
  void refusesValuesOverTheLimit() {
    byte[] database =
        SqliteTestDatabase.create(
            TABLES + "INSERT INTO A_ACTIVITY_SAMPLE VALUES (1700000000, 1, zeroblob(20000));\n");
    SqliteLimits small = new SqliteLimits(folder, Duration.ofMinutes(1), 10_000);
    assertThatThrownBy(() -> read(database, small))
        .isInstanceOfSatisfying(
            UnreadableFileException.class,
            large -> assertThat(large.code()).isEqualTo("value_too_long"));
  }

  @Test
  void ignoresComputedColumnsViewsAndVirtualTables() throws IOException {
    byte[] database =
        SqliteTestDatabase.create(
            """
            CREATE TABLE "A_ACTIVITY_SAMPLE" (
              TIMESTAMP INTEGER, DEVICE_ID INTEGER, HEART_RATE INTEGER AS (TIMESTAMP % 40 + 60));
            CREATE VIEW "B_ACTIVITY_SAMPLE" AS SELECT 1700000000 AS TIMESTAMP, 1 AS DEVICE_ID, 60 AS HEART_RATE;
            CREATE VIRTUAL TABLE "C_ACTIVITY_SAMPLE" USING fts5(TIMESTAMP, DEVICE_ID, HEART_RATE);
            INSERT INTO A_ACTIVITY_SAMPLE VALUES (1700000000, 1);
            INSERT INTO C_ACTIVITY_SAMPLE VALUES (1700000000, 1, 60);
            """);
    assertThat(read(database).rows()).isZero();
  }

  @Test
  void deletesCopiesThatACrashLeft() throws IOException {
    Path old = Files.createDirectory(folder.resolve("database-1"));
    Files.writeString(old.resolve("copy.db"), "x");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    Path library = Files.writeString(folder.resolve("sqlite-3-1-libsqlitejdbc.so"), "x");
    Files.setLastModifiedTime(library, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    Path recent = Files.createDirectory(folder.resolve("database-2"));
    read(SqliteTestDatabase.create(TABLES));
    assertThat(old).doesNotExist();
    assertThat(library).doesNotExist();
    assertThat(recent).exists();
  }
}
