package coffee.devices.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.FileContent;
import coffee.devices.ReaderSettings;
import coffee.devices.TestReader;
import coffee.devices.UnreadableFileException;
import coffee.devices.ZipFiles;
import coffee.devices.formats.FormatRegistry;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Archives that lie on a disk. */
class ZipDirectoryTest implements DeviceFormatContract {

  private static final byte[] READINGS =
      TestReader.bytes("timestamp,bpm\n2026-03-01T09:00:00Z,61\n");
  private static final DeviceFormat ZIP = onDisk(DecompressionLimits.DEFAULT);

  @Override
  public DeviceFormat format() {
    return ZIP;
  }

  @Override
  public byte[] sample() {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("a/readme.txt", TestReader.bytes("Thank you for wearing us."));
    files.put("a/b.csv", READINGS);
    files.put(
        "a/c.json", TestReader.bytes("[{\"timestamp\": \"2026-03-01T09:00:05Z\", \"bpm\": true}]"));
    return ZipFiles.zip(files);
  }

  private static DeviceFormat onDisk(DecompressionLimits limits) {
    return new OnDisk(FormatRegistry.standard(limits).find("zip").orElseThrow());
  }

  /** Reads from a file. */
  private record OnDisk(DeviceFormat format) implements DeviceFormat {

    @Override
    public String name() {
      return format.name();
    }

    @Override
    public boolean recognizes(byte[] head) {
      return format.recognizes(head);
    }

    @Override
    public void read(Content content, ReaderSettings settings, RowHandler entries)
        throws IOException {
      byte[] archive = content.open().readAllBytes();
      Path file = Files.createTempFile("archive", ".zip");
      try {
        Files.write(file, archive);
        format.read(new FileContent(file), settings, entries);
      } finally {
        Files.delete(file);
      }
    }
  }

  @Test
  void readsEachFileAndNamesItInPositions() throws IOException {
    CollectingRowHandler read = TestReader.read(ZIP, sample());
    assertThat(read.readings).hasSize(1);
    assertThat(read.places).containsExactly(SourcePosition.line(2).inFile("a/b.csv"));
    assertThat(read.codes()).containsExactly("wrong_type");
    assertThat(read.skippedFiles).containsExactly("a/readme.txt");
    assertThat(read.files).containsExactly("coffee_csv", "coffee_json");
  }

  @Test
  void readsFilesWhoseSizesFollowThem() throws IOException {
    for (boolean isLarge : new boolean[] {false, true}) {
      for (int method : new int[] {RawZip.STORED, RawZip.DEFLATED}) {
        byte[] archive =
            new RawZip(isLarge)
                .add("a.csv", READINGS, method, 0)
                .add("b.csv", READINGS, method, 0)
                .bytes();
        CollectingRowHandler read = TestReader.read(ZIP, archive);
        assertThat(read.problems).isEmpty();
        assertThat(read.readings).hasSize(2);
      }
    }
  }

  @Test
  void refusesFileOfOtherCompressionAndReadsTheOthers() throws IOException {
    byte[] archive =
        new RawZip(false)
            .add("a.csv", READINGS, 93, 0)
            .add("b.csv", READINGS, RawZip.STORED, 0)
            .bytes();
    CollectingRowHandler read = TestReader.read(ZIP, archive);
    assertThat(read.readings).hasSize(1);
    assertThat(read.codes()).containsExactly("unsupported_compression");
    assertThat(read.problems.get(0).detail()).contains("compressed in a way that cannot be read");
    assertThat(read.problems.get(0).position().file()).hasValue("a.csv");
    assertThatThrownBy(
            () ->
                FormatRegistry.standard()
                    .find("zip")
                    .orElseThrow()
                    .read(
                        TestReader.content(archive),
                        TestReader.SETTINGS,
                        new CollectingRowHandler()))
        .hasMessageContaining("compressed in a way that cannot be read");
  }

  @Test
  void refusesEncryptedArchive() {
    byte[] archive =
        new RawZip(false).add("a.csv", READINGS, RawZip.STORED, RawZip.ENCRYPTED).bytes();
    assertThatThrownBy(() -> TestReader.read(ZIP, archive))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("The archive is encrypted at byte 0; decrypt it first.");
  }

  @Test
  void readsOtherFilesAfterDamagedOne() throws IOException {
    byte[] archive =
        new RawZip(false)
            .add("a.csv", READINGS, RawZip.STORED, 0)
            .add("b.csv", READINGS, RawZip.STORED, 0)
            .bytes();
    archive[30 + "a.csv".length() + READINGS.length - 2] = '2';
    CollectingRowHandler read = TestReader.read(ZIP, archive);
    assertThat(read.codes()).containsExactly("damaged_archive");
    assertThat(read.problems.get(0).position().file()).hasValue("a.csv");
    assertThat(read.places).contains(SourcePosition.line(2).inFile("b.csv"));
  }

  @Test
  void readsCutArchiveUpToTheCut() {
    byte[] whole = sample();
    CollectingRowHandler read = new CollectingRowHandler();
    byte[] cut = Arrays.copyOf(whole, whole.length - 100);
    try {
      ZIP.read(TestReader.content(cut), TestReader.SETTINGS, read);
    } catch (IOException unreadable) {
      assertThat(unreadable).isInstanceOf(UnreadableFileException.class);
    }
    assertThat(read.readings).hasSize(1);
  }

  @Test
  void readsArchivesWithinArchive() throws IOException {
    Map<String, byte[]> inner = new TreeMap<>();
    inner.put("2024/a.csv", READINGS);
    inner.put("b.txt", TestReader.bytes("Hello."));
    inner.put("c.csv", TestReader.bytes("timestamp,bpm\nsoon,61\n"));
    inner.put("d.zip", ZipFiles.zip(Map.of("deep.csv", READINGS)));
    String part = "DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip";
    byte[] archive = ZipFiles.zip(Map.of(part, ZipFiles.zip(inner)));
    for (DeviceFormat zip :
        new DeviceFormat[] {ZIP, FormatRegistry.standard().find("zip").orElseThrow()}) {
      CollectingRowHandler read = TestReader.read(zip, archive);
      assertThat(read.places).containsExactly(SourcePosition.line(2).inFile(part + "/2024/a.csv"));
      assertThat(read.codes()).containsExactly("invalid_timestamp");
      assertThat(read.problems.get(0).position().file()).hasValue(part + "/c.csv");
      assertThat(read.skippedFiles).containsExactly(part + "/b.txt", part + "/d.zip");
      assertThat(read.files).containsExactly("coffee_csv", "coffee_csv");
    }
  }

  @Test
  void enforcesLimitsOnDeclaredAndRealSizes() throws IOException {
    DecompressionLimits few = new DecompressionLimits(100_000, 1, 300, 1 << 20);
    assertThatThrownBy(() -> TestReader.read(onDisk(few), sample()))
        .hasMessage("The archive contains more than 1 files.");
    byte[] large = ZipFiles.zip(Map.of("a.csv", new byte[200_000]));
    assertThatThrownBy(() -> TestReader.read(onDisk(few), large))
        .hasMessage("Decompressed size exceeds 100000 bytes.");
    DecompressionLimits ratio = new DecompressionLimits(1L << 30, 100, 300, 1 << 20);
    byte[] bomb = ZipFiles.zip(Map.of("a.csv", new byte[2 << 20]));
    assertThatThrownBy(() -> TestReader.read(onDisk(ratio), bomb))
        .hasMessageContaining("300 times");
    byte[] lines = new byte[3 << 20];
    Arrays.fill(lines, (byte) '\n');
    System.arraycopy(READINGS, 0, lines, 0, READINGS.length);
    byte[] lying = ZipFiles.zip(Map.of("a.csv", lines));
    int size = lying.length - 22 - "a.csv".length() - 46 + 24;
    Arrays.fill(lying, size, size + 4, (byte) 0);
    lying[size + 1] = 1; // 256 bytes
    CollectingRowHandler read = TestReader.read(onDisk(ratio), lying);
    assertThat(read.codes()).containsExactly("damaged_archive");
    assertThat(read.rows()).isLessThan(3);
  }
}
