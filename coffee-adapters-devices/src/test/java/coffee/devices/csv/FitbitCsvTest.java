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
}
