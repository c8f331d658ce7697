package coffee.app.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.InMemoryStore;
import coffee.domain.Ticker;
import coffee.domain.TimestampRules;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.imports.FileSettings;
import coffee.domain.imports.ImportRunFactory;
import coffee.domain.imports.IngestFile;
import coffee.domain.imports.SpooledFile;
import coffee.domain.imports.rows.ImportObserver;
import coffee.domain.imports.rows.ImportRun;
import coffee.domain.intake.IntakeRules;
import coffee.domain.person.PersonId;
import coffee.persistence.files.FileSystemSpool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceFileReaderTest {

  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;

  private final InMemoryStore store = new InMemoryStore(CLOCK);
  private final PersonId ada = store.people().ensure("ada", ZoneOffset.UTC).id();

  private DeviceFileReader reader(FileSystemSpool spool) {
    return new DeviceFileReader(
        spool,
        new DeviceFileReader.Rules(
            IntakeRules.DEFAULT, ReadingRules.DEFAULT, new TimestampRules(CLOCK)),
        1 << 20);
  }

  private ImportRun run() {
    return new ImportRunFactory(
            store.importTargets(), store.transactions(), Ticker.SYSTEM, ImportObserver.NONE)
        .start(ada, (progress, refused) -> {});
  }

  private SpooledFile file(FileSystemSpool spool) {
    return spool.receive(
        ada,
        new ByteArrayInputStream(
            "timestamp,bpm\n2026-03-01T09:00:00Z,61\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void recognizesAndReadsFile() throws IOException {
    FileSystemSpool spool = FileSystemSpool.create(folder, CLOCK);
    SpooledFile file = file(spool);
    ImportRun run = run();

    assertThat(reader(spool).recognize(file, Optional.empty())).hasValue("coffee_csv");
    assertThat(reader(spool).read(file, "coffee_csv", FileSettings.in(ZoneOffset.UTC), run))
        .isEmpty();
    assertThat(run.finish().rowCounts().stored()).isEqualTo(1);
    assertThat(run.finish().bytesRead()).isEqualTo(file.bytes());
  }

  @Test
  void tellsThatUploadWasErased() throws IOException {
    FileSystemSpool spool = FileSystemSpool.create(folder, CLOCK);
    SpooledFile file = file(spool);
    spool.deleteFilesOf(ada);

    ImportRunFactory runs =
        new ImportRunFactory(
            store.importTargets(), store.transactions(), Ticker.SYSTEM, ImportObserver.NONE);
    IngestFile ingest = new IngestFile(reader(spool), runs, store.ingests(), CLOCK);
    for (ThrowingCallable use :
        List.<ThrowingCallable>of(
            () -> reader(spool).recognize(file, Optional.empty()),
            () -> reader(spool).possibleFormats(file),
            () -> ingest.ingest(ada, file, "coffee_csv", ZoneOffset.UTC))) {
      assertThatThrownBy(use)
          .isInstanceOfSatisfying(
              DomainException.class,
              failure -> assertThat(failure.code()).isEqualTo("upload_erased"));
    }
    spool.discard(file);
  }

  @Test
  void deletesDatabaseCopyAfterReading() throws IOException, SQLException {
    Path database = folder.resolve("test.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE A_ACTIVITY_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, HEART_RATE INTEGER)");
      statement.execute("INSERT INTO A_ACTIVITY_SAMPLE VALUES (1772355600, 1, 61)");
    }
    FileSystemSpool spool = FileSystemSpool.create(folder.resolve("spool"), CLOCK);
    SpooledFile file = spool.receive(ada, new ByteArrayInputStream(Files.readAllBytes(database)));
    ImportRun run = run();

    assertThat(reader(spool).recognize(file, Optional.empty())).hasValue("gadgetbridge");
    assertThat(reader(spool).read(file, "gadgetbridge", FileSettings.in(ZoneOffset.UTC), run))
        .isEmpty();
    assertThat(run.finish().rowCounts().stored()).isEqualTo(1);
    try (Stream<Path> left = Files.list(folder.resolve("spool").resolve("databases"))) {
      assertThat(left.filter(Files::isDirectory)).isEmpty();
    }
  }

  @Test
  void missingFileIsUnavailableNotUnreadable() throws IOException {
    FileSystemSpool spool = FileSystemSpool.create(folder, CLOCK);
    SpooledFile file = file(spool);
    DeviceFileReader reader = reader(spool);
    spool.discard(file);

    // its import waits for the storage; an upload is told at once, see above
    assertUnavailable(
        () -> reader.read(file, "coffee_csv", FileSettings.in(ZoneOffset.UTC), run()));
  }

  private static void assertUnavailable(ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            DomainException.class,
            unavailable -> {
              assertThat(unavailable.reason()).isEqualTo(Reason.UNAVAILABLE);
              assertThat(unavailable.code()).isEqualTo("storage_failed");
            });
  }
}
