package coffee.devices;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.formats.FormatRegistry;
import coffee.domain.heartrate.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Files as devices and services wrote them, which cannot be part of this project: those in the
 * directory that the environment variable {@code COFFEE_REAL_FILES} names, if it does.
 */
class RealFilesTest {

  private static final String EXPECTED = "-records.csv";
  private static final DateTimeFormatter EXPECTED_TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.ENGLISH);

  @TestFactory
  Stream<DynamicTest> readsEveryRealFileOrReportsWhereItFails() throws IOException {
    return files()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> assertReadInOrder(file)));
  }

  @TestFactory
  Stream<DynamicTest> readsExpectedRecordsOfRealActivities() throws IOException {
    return files()
        .filter(file -> file.toString().endsWith(EXPECTED))
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> assertRecords(file)));
  }

  private static Stream<Path> files() throws IOException {
    String folder = System.getenv("COFFEE_REAL_FILES");
    if (folder == null) {
      return Stream.empty();
    }
    try (Stream<Path> found = Files.walk(Path.of(folder))) {
      return found.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }

  private static void assertReadInOrder(Path file) throws IOException {
    Optional<DeviceFormat> format = format(file);
    if (format.isPresent()) {
      CollectingRowHandler read = new CollectingRowHandler();
      try {
        format.get().read(() -> Files.newInputStream(file), TestReader.SETTINGS, read);
      } catch (UnreadableFileException unreadable) {
        assertThat(unreadable.detail()).isNotBlank();
        if (unreadable.code().equals("several_people")) {
          assertThat(read.rows()).isZero();
          return;
        }
      }
      assertThat(read.rows()).isPositive();
    }
  }

  private static void assertRecords(Path expected) throws IOException {
    Path file = Path.of(expected.toString().replace(EXPECTED, ".fit"));
    CollectingRowHandler read = new CollectingRowHandler();
    format(file).orElseThrow().read(() -> Files.newInputStream(file), TestReader.SETTINGS, read);
    assertThat(read.readings.stream().map(RealFilesTest::shown).toList())
        .isEqualTo(
            Files.readAllLines(expected).stream().skip(1).map(RealFilesTest::shown).toList());
  }

  private static String shown(Reading reading) {
    return reading.measuredAt() + " " + reading.heartRate().bpm();
  }

  private static String shown(String line) {
    List<String> fields = Arrays.asList(line.split(",", -1));
    // A summer's time as the west coast of America names it.
    LocalDateTime time = LocalDateTime.parse(fields.get(0).replace("PDT", "PST"), EXPECTED_TIME);
    return time.atZone(ZoneId.of("-07:00")).toInstant() + " " + fields.get(1);
  }

  private static Optional<DeviceFormat> format(Path file) throws IOException {
    return FormatRegistry.standard().recognize(() -> Files.newInputStream(file));
  }
}
