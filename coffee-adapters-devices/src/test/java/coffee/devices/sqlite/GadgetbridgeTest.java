package coffee.devices.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.FileContent;
import coffee.devices.FileMutations;
import coffee.devices.SqliteTestDatabase;
import coffee.devices.TestReader;
import coffee.devices.UnreadableFileException;
import coffee.devices.ZipFiles;
import coffee.devices.formats.FormatRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GadgetbridgeTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT =
      FormatRegistry.standard().find("gadgetbridge").orElseThrow();

  private static final byte[] SAMPLE =
      SqliteTestDatabase.create(
          """
          CREATE TABLE "DEVICE" ("_id" INTEGER PRIMARY KEY, "NAME" TEXT NOT NULL, "IDENTIFIER" TEXT NOT NULL UNIQUE);
          CREATE TABLE "HUAMI_EXTENDED_ACTIVITY_SAMPLE" ("TIMESTAMP" INTEGER NOT NULL, "DEVICE_ID" INTEGER NOT NULL,
            "USER_ID" INTEGER NOT NULL, "RAW_INTENSITY" INTEGER NOT NULL, "STEPS" INTEGER NOT NULL,
            "RAW_KIND" INTEGER NOT NULL, "HEART_RATE" INTEGER NOT NULL,
            PRIMARY KEY ("TIMESTAMP", "DEVICE_ID")) WITHOUT ROWID;
          CREATE TABLE "CMF_HEART_RATE_SAMPLE" ("TIMESTAMP" INTEGER NOT NULL, "DEVICE_ID" INTEGER NOT NULL,
            "USER_ID" INTEGER NOT NULL, "HEART_RATE" INTEGER NOT NULL);
          CREATE TABLE "HUAMI_HEART_RATE_RESTING_SAMPLE" ("TIMESTAMP" INTEGER NOT NULL, "DEVICE_ID" INTEGER NOT NULL,
            "USER_ID" INTEGER NOT NULL, "HEART_RATE" INTEGER NOT NULL);
          CREATE TABLE "HUAMI_HEART_RATE_MAX_SAMPLE" ("TIMESTAMP" INTEGER NOT NULL, "DEVICE_ID" INTEGER NOT NULL,
            "USER_ID" INTEGER NOT NULL, "HEART_RATE" INTEGER NOT NULL);
          CREATE TABLE "HUAMI_STRESS_SAMPLE" ("TIMESTAMP" INTEGER NOT NULL, "DEVICE_ID" INTEGER NOT NULL, "STRESS" INTEGER);
          CREATE VIEW "PINETIME_ACTIVITY_SAMPLE" AS SELECT 1772355600 AS TIMESTAMP, 1 AS DEVICE_ID, 99 AS HEART_RATE;
          INSERT INTO DEVICE VALUES (1, 'Amazfit Bip', 'C0:FF:EE:00:00:01'), (2, 'CMF Watch Pro', 'C0:FF:EE:00:00:02');
          INSERT INTO HUAMI_EXTENDED_ACTIVITY_SAMPLE VALUES
            (1772355600, 1, 1, 20, 0, 1, 61), (1772355660, 1, 1, 20, 0, 1, 255), (1772355720, 1, 1, 20, 0, 1, 0),
            (1772355780, 1, 1, 20, 0, 1, -1), (1772355840, 1, 1, 20, 0, 1, 8), (1772355900, 3, 1, 20, 0, 1, 66);
          INSERT INTO CMF_HEART_RATE_SAMPLE VALUES (1772355600250, 2, 1, 70), ('soon', 2, 1, 70);
          INSERT INTO HUAMI_HEART_RATE_RESTING_SAMPLE VALUES (1772355600000, 1, 1, 52);
          INSERT INTO HUAMI_HEART_RATE_MAX_SAMPLE VALUES (1772355600000, 1, 1, 180);
          """);

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return SAMPLE;
  }

  @Test
  void readsSecondsAndMillisecondsOfAllDevices() throws IOException {
    assertThat(TestReader.read(FORMAT, SAMPLE).shownReadings())
        .containsExactly(
            "2026-03-01T09:00:00.250Z 70 unknown CMF Watch Pro",
            "2026-03-01T09:00:00Z 61 unknown Amazfit Bip",
            "2026-03-01T09:05:00Z 66 unknown gadgetbridge");
  }

  @Test
  void skipsMissingMeasurementsAndRefusesImpossibleOnes() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, SAMPLE);
    assertThat(read.skipped).isEqualTo(Map.of("no_measurement", 3));
    assertThat(read.codes()).containsExactly("wrong_type", "out_of_range");
    assertThat(read.problems.get(1).original())
        .isEqualTo("HUAMI_EXTENDED_ACTIVITY_SAMPLE: TIMESTAMP=1772355840 DEVICE_ID=1 HEART_RATE=8");
  }

  private static final Map<String, byte[]> WITH_LOG =
      SqliteTestDatabase.createWithLog(
          "Gadgetbridge",
          """
          CREATE TABLE MI_BAND_ACTIVITY_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, HEART_RATE INTEGER);
          INSERT INTO MI_BAND_ACTIVITY_SAMPLE VALUES (1772355600, 1, 61);
          """,
          """
          INSERT INTO MI_BAND_ACTIVITY_SAMPLE VALUES (1772355660, 1, 62);
          CREATE TABLE CMF_HEART_RATE_SAMPLE (TIMESTAMP INTEGER, DEVICE_ID INTEGER, HEART_RATE INTEGER);
          INSERT INTO CMF_HEART_RATE_SAMPLE VALUES (1772355720000, 1, 63);
          """);

  private static byte[] withLog(String suffix) {
    return WITH_LOG.getOrDefault("Gadgetbridge" + suffix, new byte[0]);
  }

  private static final String[] WITH_LOG_READINGS = {
    "2026-03-01T09:00:00Z 61 unknown gadgetbridge",
    "2026-03-01T09:01:00Z 62 unknown gadgetbridge",
    "2026-03-01T09:02:00Z 63 unknown gadgetbridge"
  };

  @Test
  void readsLogBesideDatabaseInArchive(@TempDir Path folder) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    WITH_LOG.forEach((name, file) -> files.put("database/" + name, file));
    files.put("other-wal", TestReader.bytes("x"));
    Path zip = Files.write(folder.resolve("export.zip"), ZipFiles.zip(files));
    CollectingRowHandler read = new CollectingRowHandler();
    FormatRegistry.standard()
        .recognize(new FileContent(zip))
        .orElseThrow()
        .read(new FileContent(zip), TestReader.SETTINGS, read);
    assertThat(read.shownReadings()).containsExactlyInAnyOrder(WITH_LOG_READINGS);
    assertThat(read.skipped).isEqualTo(Map.of("other_file", 1));
  }

  @Test
  void readsLogBesideDatabaseInFolder(@TempDir Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : WITH_LOG.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    CollectingRowHandler read = new CollectingRowHandler();
    FORMAT.read(new FileContent(folder.resolve("Gadgetbridge")), TestReader.SETTINGS, read);
    assertThat(read.shownReadings()).containsExactlyInAnyOrder(WITH_LOG_READINGS);
    assertThat(TestReader.read(FORMAT, withLog("")).shownReadings())
        .containsExactly(WITH_LOG_READINGS[0]);
  }

  @Test
  void damagedLogIsNoLog(@TempDir Path folder) throws IOException {
    byte[] log = withLog("-wal");
    for (long seed = 0; seed < 50; seed++) {
      Files.write(folder.resolve("Gadgetbridge"), withLog(""));
      Files.write(folder.resolve("Gadgetbridge-wal"), FileMutations.of(log, seed));
      CollectingRowHandler read = new CollectingRowHandler();
      try {
        FORMAT.read(new FileContent(folder.resolve("Gadgetbridge")), TestReader.SETTINGS, read);
      } catch (UnreadableFileException damaged) {
        assertThat(damaged.detail()).isNotBlank();
      }
      assertThat(read.rows()).isLessThanOrEqualTo(3);
    }
  }
}
