package coffee.devices.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.Collected;
import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.Reads;
import coffee.devices.UnreadableFileException;
import coffee.devices.formats.Formats;
import coffee.domain.imports.Place;
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

  private static final DeviceFormat ZIP = Formats.standard().named("zip").orElseThrow();
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
          + "{\"date\": \"2026-03-01 09:00:00 -0500\", \"Avg\": 61},\n".repeat(MINUTES - 1)
          + "{\"date\": \"2026-03-01 09:00:00 -0500\", \"Avg\": 61}]}]}}";

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
                Reads.bytes("Thank you for wearing us."),
                "a/b.csv",
                Reads.bytes(READINGS),
                "a/c.json",
                Reads.bytes("[{\"timestamp\": \"2026-03-01T09:00:05Z\", \"bpm\": true}]"))));
  }

  @Test
  void readsEachFileByItsContentAndNamesItInPlaces() throws IOException {
    Collected read = Reads.read(ZIP, sample());
    assertThat(read.shownReadings()).containsExactly("2026-03-01T09:00:00Z 61 resting manual");
    assertThat(read.places).containsExactly(Place.line(2).in("a/b.csv"));
    assertThat(read.codes()).containsExactly("wrong_type");
    assertThat(read.problems.get(0).place().file()).hasValue("a/c.json");
    assertThat(read.passedOver).isEqualTo(Map.of("other_file", 1));
    assertThat(read.files).containsExactly("coffee_csv", "coffee_json");
  }

  @Test
  void aFormatReadsItsOwnFilesOfAnArchiveAndNoOthers() throws IOException {
    DeviceFormat csv = Formats.standard().named("coffee_csv").orElseThrow();
    Collected read = Reads.read(csv, sample());
    assertThat(read.readings).hasSize(1);
    assertThat(read.files).containsExactly("coffee_csv");
    assertThat(read.passedOver).isEqualTo(Map.of("other_file", 2));
  }

  @Test
  void aFormatReadsGzip() throws IOException {
    byte[] packed = gzip(Reads.bytes(READINGS));
    Optional<DeviceFormat> format = Formats.standard().recognise(packed);
    assertThat(format.map(DeviceFormat::name)).hasValue("coffee_csv");
    Collected read = Reads.read(format.orElseThrow(), packed);
    assertThat(read.readings).hasSize(1);
    assertThat(read.files).containsExactly("coffee_csv");
    assertThat(Reads.read(format.orElseThrow(), Reads.bytes(READINGS)).files)
        .containsExactly("coffee_csv");
  }

  @Test
  void readsGzipWithinAnArchive() throws IOException {
    Collected read = Reads.read(ZIP, zip(Map.of("a.csv.gz", gzip(Reads.bytes(READINGS)))));
    assertThat(read.readings).hasSize(1);
    assertThat(read.files).containsExactly("coffee_csv");
  }

  @Test
  void opensAFileThatIsTooLargeToKeepAsOftenAsItIsAsked() throws IOException {
    byte[] archive =
        zip(new TreeMap<>(Map.of("a.csv", Reads.bytes(READINGS), "b.csv", Reads.bytes(LARGE))));
    try (ZipWalks walks = new ZipWalks(Reads.content(archive), Limits.DEFAULT)) {
      walks.first().next();
      walks.first().next();
      Content file = new ZippedFile(walks);
      for (int i = 0; i < 3; i++) {
        assertThat(file.open().readAllBytes()).isEqualTo(Reads.bytes(LARGE));
      }
    }
  }

  @Test
  void aBrokenFileDoesNotKeepTheOthersFromBeingRead() throws IOException {
    byte[] archive =
        zip(
            new TreeMap<>(
                Map.of("a.csv", Reads.bytes(READINGS + "\"open"), "b.csv", Reads.bytes(READINGS))));
    Collected read = Reads.read(ZIP, archive);
    assertThat(read.readings).hasSize(2);
    assertThat(read.codes()).containsExactly("unclosed_quote");
    assertThat(read.problems.get(0).place()).isEqualTo(Place.line(3).in("a.csv"));
  }

  @Test
  void saysThatNothingInTheArchiveIsKnown() {
    byte[] archive = zip(Map.of("a.txt", Reads.bytes("Hello.")));
    assertThatThrownBy(() -> Reads.read(ZIP, archive))
        .hasMessage("The archive contains no file in a supported format.");
  }

  @Test
  void doesNotUnpackABomb() {
    Formats formats = Formats.standard(new Limits(1L << 30, 100, 300, 1 << 20));
    DeviceFormat archive = formats.named("zip").orElseThrow();
    assertThatThrownBy(() -> Reads.read(archive, zip(Map.of("a", new byte[2 << 20]))))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("300 times");
    DeviceFormat csv = formats.named("coffee_csv").orElseThrow();
    byte[] lines = Reads.bytes(READINGS + "\n".repeat(2 << 20));
    assertThatThrownBy(() -> Reads.read(csv, gzip(lines)))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("300 times");
  }

  @Test
  void doesNotUnpackAnArchiveFullOfBombs() throws IOException {
    DeviceFormat archive =
        Formats.standard(new Limits(1L << 30, 100, 300, 1 << 20)).named("zip").orElseThrow();
    byte[] small = gzip(Reads.bytes(READINGS + "\n".repeat(1_000_000)));
    assertThat(Reads.read(archive, zip(Map.of("a.csv.gz", small))).readings).hasSize(1);
    assertThatThrownBy(() -> Reads.read(archive, zip(Map.of("a.csv.gz", small, "b.csv.gz", small))))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("300 times");
  }

  @Test
  void doesNotUnpackMoreThanItMay() {
    DeviceFormat small =
        Formats.standard(new Limits(100_000, 1, 300, 1 << 20)).named("zip").orElseThrow();
    assertThatThrownBy(() -> Reads.read(small, zip(Map.of("b.csv", Reads.bytes(LARGE)))))
        .hasMessage("Decompressed size exceeds 100000 bytes.");
    assertThatThrownBy(() -> Reads.read(small, sample()))
        .hasMessage("The archive contains more than 1 files.");
  }

  @Test
  void unpacksAnArchiveOfManyLargeFilesOnce() throws IOException {
    byte[] archive = zip(many(".csv", Reads.bytes(LARGE)));
    Watched watched = new Watched(archive);
    Collected read = new Collected();
    upTo(FILES, LARGE.length()).named("zip").orElseThrow().read(watched, Reads.TERMS, read);
    assertThat(read.problems).isEmpty();
    assertThat(read.readings).hasSize(FILES * LINES);
    assertThat(watched.opened).isEqualTo(1);
    assertThat(watched.bytes).isLessThanOrEqualTo(archive.length);
  }

  @Test
  void unpacksAnArchiveTwiceIfItsFilesAreReadTwice() throws IOException {
    byte[] archive = zip(many(".json", Reads.bytes(METRICS)));
    Watched watched = new Watched(archive);
    Collected read = new Collected();
    upTo(FILES, METRICS.length()).named("zip").orElseThrow().read(watched, Reads.TERMS, read);
    assertThat(read.problems).isEmpty();
    assertThat(read.readings).hasSize(FILES * MINUTES);
    assertThat(watched.opened).isEqualTo(2);
    assertThat(watched.bytes).isLessThanOrEqualTo(2L * archive.length);
  }

  @Test
  void aFormatUnpacksAnArchiveAsOftenAfterALookAtItsHead() throws IOException {
    byte[] archive = zip(many(".json", Reads.bytes(METRICS)));
    Watched watched = new Watched(archive);
    Collected read = new Collected();
    upTo(FILES, METRICS.length())
        .named("health_auto_export")
        .orElseThrow()
        .read(watched, Reads.TERMS, read);
    assertThat(read.readings).hasSize(FILES * MINUTES);
    assertThat(watched.opened).isEqualTo(3);
    assertThat(watched.bytes).isLessThanOrEqualTo(2L * archive.length + Content.HEAD_BYTES);
  }

  @Test
  void unpacksGzipWithinAnArchiveAsOftenAsItIsRead() throws IOException {
    byte[] packed = gzip(Reads.bytes(METRICS));
    byte[] archive = zip(many(".json.gz", packed));
    Watched watched = new Watched(archive);
    Collected read = new Collected();
    upTo(FILES, METRICS.length() + packed.length)
        .named("zip")
        .orElseThrow()
        .read(watched, Reads.TERMS, read);
    assertThat(read.problems).isEmpty();
    assertThat(read.readings).hasSize(FILES * MINUTES);
    assertThat(watched.opened).isEqualTo(2);
  }

  @Test
  void countsWhatIsUnpackedTwiceOnce() throws IOException {
    Formats formats = upTo(1, METRICS.length());
    DeviceFormat format = formats.named("health_auto_export").orElseThrow();
    assertThat(Reads.read(format, gzip(Reads.bytes(METRICS))).readings).hasSize(MINUTES);
    assertThatThrownBy(() -> Reads.read(format, gzip(Reads.bytes(METRICS + " "))))
        .hasMessage("Decompressed size exceeds %d bytes.".formatted(METRICS.length()));
  }

  private static Formats upTo(int files, long bytes) {
    return Formats.standard(new Limits(files * bytes, 100, 1_000_000, 1 << 20));
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
  void keepsWhatStandsBeforeDamage() {
    byte[] archive =
        zip(new TreeMap<>(Map.of("a.csv", Reads.bytes(READINGS), "b.csv", Reads.bytes(LARGE))));
    int middle = archive.length / 2;
    for (int i = middle; i < middle + 50; i++) {
      archive[i] = (byte) 0xFF;
    }
    Collected read = new Collected();
    assertThatThrownBy(() -> ZIP.read(Reads.content(archive), Reads.TERMS, read))
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
