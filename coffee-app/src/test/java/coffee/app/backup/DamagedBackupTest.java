package coffee.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.app.support.CommandRunner;
import coffee.app.support.CommandRunner.Outcome;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedBackupTest {

  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  @TempDir private static Path shared;
  @TempDir private Path folder;
  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static Path whole;

  @BeforeAll
  static void backUp() throws IOException {
    String insertPerson =
        """
        WITH named AS (
          INSERT INTO person_name (name) SELECT 'person ' || i FROM generate_series(1, 500) AS i
          RETURNING name, person_id)
        INSERT INTO person (id, name, time_zone) SELECT person_id, name, 'UTC' FROM named
        """;
    POSTGRES.jdbi().useHandle(handle -> handle.execute(insertPerson));
    whole = shared.resolve("whole.zip");
    new TakeBackup(POSTGRES.jdbi(), RowProgressListener.UNWATCHED).to(whole, NINE);
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @Test
  void opensIntactBackup() throws IOException {
    try (BackupArchive archive = BackupArchive.open(whole, RowProgressListener.UNWATCHED)) {
      assertThat(archive.manifest().createdAt()).isEqualTo(NINE);
      assertThat(archive.manifest().rows()).isEqualTo(1_000);
    }
  }

  @RepeatedTest(200) // the repetition is the seed: failures replay
  void refusesFlippedBit(RepetitionInfo run) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    Random random = new Random(run.getCurrentRepetition());
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    assertRefused(bytes);
  }

  @RepeatedTest(50) // the repetition is the seed: failures replay
  void refusesTruncatedFile(RepetitionInfo run) throws IOException {
    byte[] bytes = Files.readAllBytes(whole);
    int left = new Random(run.getCurrentRepetition()).nextInt(bytes.length);
    assertRefused(Arrays.copyOf(bytes, left));
  }

  private void assertRefused(byte[] bytes) throws IOException {
    Path damaged = Files.write(folder.resolve("damaged.zip"), bytes);
    assertThatThrownBy(() -> BackupArchive.open(damaged, RowProgressListener.UNWATCHED))
        .isInstanceOf(DamagedBackupException.class)
        .hasMessageContaining("the file is corrupt");
  }

  @Test
  void reportsAllDamage() throws IOException {
    Path damaged = folder.resolve("damaged.zip");
    String digest = rewrite(damaged);
    BackupManifest.Table person = person();
    try (TestDatabase empty = TestDatabase.unmigrated()) {
      Outcome outcome = new CommandRunner(empty, Map.of()).run("restore", damaged.toString());
      assertThat(outcome.succeeded()).isFalse();
      assertThat(outcome.output().lines())
          .containsExactly(
              "the file is corrupt: its SHA-256 differs, or it is truncated",
              "person has 500 rows in %d bytes with SHA-256 %s, where the manifest says 500, %d and %s"
                  .formatted(person.bytes(), digest, person.bytes(), person.sha256()),
              "api_key is missing",
              "tables/stray.tsv is not in the manifest");
      assertThat(outcome.errors()).endsWith("is damaged (4 problems): use another\n");
      assertThat(tables(empty)).isEmpty();
    }
  }

  private static BackupManifest.Table person() throws IOException {
    try (BackupArchive archive = BackupArchive.open(whole, RowProgressListener.UNWATCHED)) {
      return archive.manifest().tables().stream()
          .filter(table -> table.name().equals("person"))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * A well-formed archive with missing keys, changed persons and an additional table.
   *
   * @return SHA-256 of the changed persons
   */
  private static String rewrite(Path to) throws IOException {
    MessageDigest digest = CountingDigestStream.sha256();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(whole));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      out.setComment(ArchiveChecksum.OPEN);
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        if (entry.getName().equals("tables/person.tsv")) {
          content[0] = '9';
          digest.update(content);
        }
        if (!entry.getName().equals("tables/api_key.tsv")) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          out.write(content);
        }
      }
      out.putNextEntry(new ZipEntry("tables/stray.tsv"));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<String> tables(TestDatabase database) {
    String sql = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
    return database.jdbi().withHandle(handle -> handle.select(sql).mapTo(String.class).list());
  }
}
