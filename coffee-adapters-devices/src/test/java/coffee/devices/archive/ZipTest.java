package coffee.devices.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import coffee.devices.UnreadableFileException;
import coffee.devices.formats.FormatRegistry;
import coffee.domain.imports.rows.SourcePosition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ZipTest implements DeviceFormatContract {

  private static final DeviceFormat ZIP = FormatRegistry.standard().find("zip").orElseThrow();
  private static final String READINGS = "timestamp,bpm\n2026-03-01T09:00:00Z,61\n";
  private static final LocalDateTime LONG_AGO = LocalDateTime.parse("2026-03-01T09:00:00");
  private static final int LINES = 10_000;
  private static final String LARGE = "timestamp,bpm\n" + "2026-03-01T09:00:00Z,61\n".repeat(LINES);
  private static final int FILES = 8;
  private static final int MINUTES = 2_000;
  private static final String METRICS =
      """
      {"data": {"metrics": [{"name": "heart_rate", "units": "count/min", "data": [
      """
          + "{\"date\": \"2026-03-01 09:00:01 -0500\", \"Avg\": 61},\n".repeat(MINUTES - 1)
          + "{\"date\": \"2026-03-01 09:00:01 -0500\", \"Avg\": 61}]}]}}";

  @Override
  public DeviceFormat format() {
    return ZIP;
  }

  @Override
  public byte[] sample() {
    return zip(
        new TreeMap<>(
            Map.of(
                "a/readme.txt",
                TestReader.bytes("Thank you for wearing us."),
                "a/b.csv",
                TestReader.bytes(READINGS),
                "a/c.json",
                TestReader.bytes("[{\"timestamp\": \"2026-03-01T09:00:05Z\", \"bpm\": true}]"))));
  }

  @Test
  void readsEachFileAndNamesItInPositions() throws IOException {
    CollectingRowHandler read = TestReader.read(ZIP, sample());
    assertThat(read.shownReadings()).containsExactly("2026-03-01T09:00:00Z 61 unknown csv");
    assertThat(read.places).containsExactly(SourcePosition.line(2).inFile("a/b.csv"));
    assertThat(read.codes()).containsExactly("wrong_type");
    assertThat(read.problems.get(0).position().file()).hasValue("a/c.json");
    assertThat(read.skipped).isEqualTo(Map.of("other_file", 1));
    assertThat(read.skippedFiles).containsExactly("a/readme.txt");
    assertThat(read.files).containsExactly("coffee_csv", "coffee_json");
  }

  @Test
  void formatReadsOnlyItsOwnFilesOfArchive() throws IOException {
    DeviceFormat csv = FormatRegistry.standard().find("coffee_csv").orElseThrow();
    CollectingRowHandler read = TestReader.read(csv, sample());
    assertThat(read.readings).hasSize(1);
    assertThat(read.files).containsExactly("coffee_csv");
    assertThat(read.skipped).isEqualTo(Map.of("other_file", 2));
  }

  @Test
  void readsGzippedFile() throws IOException {
    byte[] gzipped = gzip(TestReader.bytes(READINGS));
    Optional<DeviceFormat> format =
        FormatRegistry.standard().recognize(TestReader.content(gzipped));
    assertThat(format.map(DeviceFormat::name)).hasValue("coffee_csv");
    CollectingRowHandler read = TestReader.read(format.orElseThrow(), gzipped);
    assertThat(read.readings).hasSize(1);
    assertThat(read.files).containsExactly("coffee_csv");
    assertThat(TestReader.read(format.orElseThrow(), TestReader.bytes(READINGS)).files)
        .containsExactly("coffee_csv");
  }

  @Test
  void readsGzipInsideArchive() throws IOException {
    CollectingRowHandler read =
        TestReader.read(ZIP, zip(Map.of("a.csv.gz", gzip(TestReader.bytes(READINGS)))));
    assertThat(read.readings).hasSize(1);
    assertThat(read.files).containsExactly("coffee_csv");
  }

  @Test
  void reopensLargeFileRepeatedly() throws IOException {
    byte[] archive =
        zip(
            new TreeMap<>(
                Map.of("a.csv", TestReader.bytes(READINGS), "b.csv", TestReader.bytes(LARGE))));
    try (ZipCursors cursors =
        new ZipCursors(TestReader.content(archive), DecompressionLimits.DEFAULT)) {
      cursors.first().next();
      cursors.first().next();
      Content file = new ZipEntryContent(cursors);
      for (int i = 0; i < 3; i++) {
        assertThat(file.open().readAllBytes()).isEqualTo(TestReader.bytes(LARGE));
      }
    }
  }

  @Test
  void continuesAfterBrokenFile() throws IOException {
    byte[] archive =
        zip(
            new TreeMap<>(
                Map.of(
                    "a.csv",
                    TestReader.bytes(READINGS + "\"open"),
                    "b.csv",
                    TestReader.bytes(READINGS))));
    CollectingRowHandler read = TestReader.read(ZIP, archive);
    assertThat(read.readings).hasSize(2);
    assertThat(read.codes()).containsExactly("unclosed_quote");
    assertThat(read.problems.get(0).position()).isEqualTo(SourcePosition.line(3).inFile("a.csv"));
  }

  @Test
  void rejectsArchiveWithoutKnownFormat() {
    byte[] archive = zip(Map.of("a.txt", TestReader.bytes("Hello.")));
    assertThatThrownBy(() -> TestReader.read(ZIP, archive))
        .hasMessage("The archive contains no file in a supported format.");
  }

  @Test
  void rejectsDecompressionBomb() {
    FormatRegistry formats =
        FormatRegistry.standard(new DecompressionLimits(1L << 30, 100, 300, 1 << 20));
    DeviceFormat archive = formats.find("zip").orElseThrow();
    assertThatThrownBy(() -> TestReader.read(archive, zip(Map.of("a", new byte[2 << 20]))))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("300 times");
    DeviceFormat csv = formats.find("coffee_csv").orElseThrow();
    byte[] lines = TestReader.bytes(READINGS + "\n".repeat(2 << 20));
    assertThatThrownBy(() -> TestReader.read(csv, gzip(lines)))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("300 times");
  }

  @Test
  void rejectsArchiveOfNestedBombs() throws IOException {
    DeviceFormat archive =
        FormatRegistry.standard(new DecompressionLimits(1L << 30, 100, 300, 1 << 20))
            .find("zip")
            .orElseThrow();
    byte[] small = gzip(TestReader.bytes(READINGS + "\n".repeat(1_000_000)));
    assertThat(TestReader.read(archive, zip(Map.of("a.csv.gz", small))).readings).hasSize(1);
    assertThatThrownBy(
            () -> TestReader.read(archive, zip(Map.of("a.csv.gz", small, "b.csv.gz", small))))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("300 times");
  }

  @Test
  void enforcesByteAndFileLimits() {
    DeviceFormat small =
        FormatRegistry.standard(new DecompressionLimits(100_000, 1, 300, 1 << 20))
            .find("zip")
            .orElseThrow();
    assertThatThrownBy(() -> TestReader.read(small, zip(Map.of("b.csv", TestReader.bytes(LARGE)))))
        .hasMessage("Decompressed size exceeds 100000 bytes.");
    assertThatThrownBy(() -> TestReader.read(small, sample()))
        .hasMessage("The archive contains more than 1 files.");
  }

  @Test
  void decompressesArchiveOnceForManyLargeFiles() throws IOException {
    byte[] archive = zip(many(".csv", TestReader.bytes(LARGE)));
    Watched watched = new Watched(archive);
    CollectingRowHandler read = new CollectingRowHandler();
    upTo(FILES, LARGE.length()).find("zip").orElseThrow().read(watched, TestReader.SETTINGS, read);
    assertThat(read.problems).isEmpty();
    assertThat(read.readings).hasSize(FILES * LINES);
    assertThat(watched.opened).isEqualTo(1);
    assertThat(watched.bytes).isLessThanOrEqualTo(archive.length);
  }

  @Test
  void decompressesArchiveTwiceForTwoPassFormats() throws IOException {
    byte[] archive = zip(many(".json", TestReader.bytes(METRICS)));
    Watched watched = new Watched(archive);
    CollectingRowHandler read = new CollectingRowHandler();
    upTo(FILES, METRICS.length())
        .find("zip")
        .orElseThrow()
        .read(watched, TestReader.SETTINGS, read);
    assertThat(read.problems).isEmpty();
    assertThat(read.readings).hasSize(FILES * MINUTES);
    assertThat(watched.opened).isEqualTo(2);
    assertThat(watched.bytes).isLessThanOrEqualTo(2L * archive.length);
  }

  @Test
  void decompressesAgainOnlyForHeadInspection() throws IOException {
    byte[] archive = zip(many(".json", TestReader.bytes(METRICS)));
    Watched watched = new Watched(archive);
    CollectingRowHandler read = new CollectingRowHandler();
    upTo(FILES, METRICS.length())
        .find("health_auto_export")
        .orElseThrow()
        .read(watched, TestReader.SETTINGS, read);
    assertThat(read.readings).hasSize(FILES * MINUTES);
    assertThat(watched.opened).isEqualTo(3);
    assertThat(watched.bytes).isLessThanOrEqualTo(2L * archive.length + Content.HEAD_BYTES);
  }

  @Test
  void decompressesNestedGzipOncePerRead() throws IOException {
    byte[] gzipped = gzip(TestReader.bytes(METRICS));
    byte[] archive = zip(many(".json.gz", gzipped));
    Watched watched = new Watched(archive);
    CollectingRowHandler read = new CollectingRowHandler();
    upTo(FILES, METRICS.length() + gzipped.length)
        .find("zip")
        .orElseThrow()
        .read(watched, TestReader.SETTINGS, read);
    assertThat(read.problems).isEmpty();
    assertThat(read.readings).hasSize(FILES * MINUTES);
    assertThat(watched.opened).isEqualTo(2);
  }

  @Test
  void countsRepeatedDecompressionOnceAgainstLimit() throws IOException {
    FormatRegistry formats = upTo(1, METRICS.length());
    DeviceFormat format = formats.find("health_auto_export").orElseThrow();
    assertThat(TestReader.read(format, gzip(TestReader.bytes(METRICS))).readings).hasSize(MINUTES);
    assertThatThrownBy(() -> TestReader.read(format, gzip(TestReader.bytes(METRICS + " "))))
        .hasMessage("Decompressed size exceeds %d bytes.".formatted(METRICS.length()));
  }

  private static FormatRegistry upTo(int files, long bytes) {
    return FormatRegistry.standard(new DecompressionLimits(files * bytes, 100, 1_000_000, 1 << 20));
  }

  private static Map<String, byte[]> many(String ending, byte[] content) {
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < FILES; i++) {
      files.put(i + ending, content);
    }
    return files;
  }

  /** Counts how often and how far a file is read. */
  private static final class Watched implements Content {

    private final byte[] file;
    private int opened;
    private long bytes;

    Watched(byte[] file) {
      this.file = file;
    }

    @Override
    public InputStream open() {
      opened++;
      return new ByteArrayInputStream(file) {
        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
          int count = super.read(buffer, offset, length);
          bytes += Math.max(count, 0);
          return count;
        }
      };
    }
  }

  @Test
  void keepsReadingsBeforeDamage() {
    byte[] archive =
        zip(
            new TreeMap<>(
                Map.of("a.csv", TestReader.bytes(READINGS), "b.csv", TestReader.bytes(LARGE))));
    int middle = archive.length / 2;
    for (int i = middle; i < middle + 50; i++) {
      archive[i] = (byte) 0xFF;
    }
    CollectingRowHandler read = new CollectingRowHandler();
    assertThatThrownBy(() -> ZIP.read(TestReader.content(archive), TestReader.SETTINGS, read))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("damaged at byte");
    assertThat(read.readings).isNotEmpty();
  }

  private static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(LONG_AGO); // otherwise now, and no two archives would be the same
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(file);
    }
    return bytes.toByteArray();
  }
}
