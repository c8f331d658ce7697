package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FitbitCsvTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT = new FitbitCsv();

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        timestamp,beats per minute
        2024-10-27T00:00:04Z,65.0
        2024-10-27T00:00:09Z,62.0
        2024-10-27T00:00:14Z,300.0
        """);
  }

  @Test
  void readsUtcTimesUnderTheSourceOfTheJsonFiles() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, sample());
    assertThat(read.shownReadings())
        .containsExactly(
            "2024-10-27T00:00:04Z 65 unknown fitbit", "2024-10-27T00:00:09Z 62 unknown fitbit");
    assertThat(read.codes()).containsExactly("out_of_range");
  }

  @Test
  void readsFilesWithDataSource() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FORMAT,
            """
            timestamp,beats per minute,data source
            2026-02-03T05:00:01Z,58.5,Pixel Watch 3
            2026-02-03T05:00:03Z,59,Health Connect
            """);
    assertThat(read.shownReadings())
        .containsExactly(
            "2026-02-03T05:00:01Z 59 unknown fitbit", "2026-02-03T05:00:03Z 59 unknown fitbit");
  }

  @Test
  void skipsDailyRestingHeartRatesWithTheSameColumns() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FORMAT,
            """
            timestamp,beats per minute,data source
            2016-10-04T00:00:00Z,55.965,Fitbit App
            2016-10-05T00:00:00Z,56.1,Fitbit App
            2016-10-07T00:00:00Z,56.4,Fitbit App
            """);
    assertThat(read.readings).isEmpty();
    assertThat(read.skipped).isEqualTo(Map.of("resting_heart_rate", 3));
  }

  @Test
  void skipsSingleDailyValueButReadsSingleReading() throws IOException {
    String header = "timestamp,beats per minute\n";
    assertThat(TestReader.read(FORMAT, header + "2016-10-04T00:00:00Z,55.9\n").skipped)
        .isEqualTo(Map.of("resting_heart_rate", 1));
    assertThat(TestReader.read(FORMAT, header + "2016-10-04T08:12:31Z,71\n").readings).hasSize(1);
  }

  @Test
  void keepsTheSourceOfSteps() throws IOException {
    String file =
        """
        timestamp,steps,data source
        2026-02-03T06:14:03.552Z,51,Phone Health Kit
        2026-02-03T06:14:00Z,49,Pixel Watch 3
        2026-02-03T06:15:00Z,84,
        2026-02-03T06:16:00,84,Pixel Watch 3
        """;
    assertThat(FORMAT.recognizes(TestReader.bytes(file))).isTrue();
    CollectingRowHandler read = TestReader.read(FORMAT, file);
    assertThat(read.shownSteps())
        .containsExactly(
            "2026-02-03T06:14:03.552Z 1 51 Phone Health Kit",
            "2026-02-03T06:14:00Z 60 49 Pixel Watch 3",
            "2026-02-03T06:15:00Z 60 84 fitbit");
    assertThat(read.codes()).containsExactly("time_zone_required");
  }

  @Test
  void needsTheNameOfFileOfStepsWithoutSource() throws IOException {
    byte[] file = TestReader.bytes("timestamp,steps\n2026-02-03T06:14:00Z,49\n");
    assertThat(FORMAT.recognizes(file)).isFalse();
    assertThat(FORMAT.recognizes("steps.csv", file)).isFalse();
    assertThat(FORMAT.recognizes("Takeout/Fitbit/steps_2026-02-01.csv", file)).isTrue();
    assertThat(FORMAT.isPossible(file)).isTrue();
    assertThat(TestReader.read(FORMAT, file).shownSteps())
        .containsExactly("2026-02-03T06:14:00Z 60 49 fitbit");
  }

  @Test
  void skipsStepsOfDays() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FORMAT, "timestamp,steps\n2026-02-03T00:00:00Z,9214\n2026-02-04T00:00:00Z,8811\n");
    assertThat(read.skipped).isEqualTo(Map.of("daily_steps", 2));
  }
}
