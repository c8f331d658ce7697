package coffee.devices.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SamsungBinsTest implements DeviceFormatContract {

  private static final DeviceFormat BINS = new SamsungBins();

  @Override
  public DeviceFormat format() {
    return BINS;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        [{"heart_rate": 61.0, "heart_rate_max": 63.0, "heart_rate_min": 60.0, "start_time": 1752892833236, "end_time": 1752892892236},
         {"heart_rate": 64.5, "start_time": "soon", "end_time": 1752892952236}]
        """);
  }

  @Test
  void doesNotTakeMeansOfHoursForReadings() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            BINS,
            """
            [{"heart_rate": 61.0, "start_time": 1752892800000, "end_time": 1752896399000},
             {"heart_rate": 62.0, "start_time": 1752892800000, "end_time": 1752893100000}]
            """);
    assertThat(read.shownReadings())
        .containsExactly("2025-07-19T02:40:00Z 62 unknown samsung_health");
    assertThat(read.codes()).containsExactly("not_a_reading");
  }

  @Test
  void readsMinuteBins() throws IOException {
    CollectingRowHandler read = TestReader.read(BINS, sample());
    assertThat(read.shownReadings())
        .containsExactly("2025-07-19T02:40:33.236Z 61 unknown samsung_health");
    assertThat(read.codes()).containsExactly("invalid_timestamp");
  }
}
