package coffee.devices.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamsungLiveDataTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT = new SamsungLiveData();

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        [{"start_time": 1775350800000, "heart_rate": 121.0, "cadence": 80.0},
         {"start_time": 1775350801000, "cadence": 81.0},
         {"start_time": 1775350802000, "heart_rate": 123.0},
         {"start_time": "x", "heart_rate": 123.0}]
        """);
  }

  @Test
  void readsPointsAsExercise() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, sample());
    assertThat(read.shownReadings())
        .containsExactly(
            "2026-04-05T01:00:00Z 121 exercise samsung_health",
            "2026-04-05T01:00:02Z 123 exercise samsung_health");
    assertThat(read.skipped).isEqualTo(Map.of("point_without_heart_rate", 1));
    assertThat(read.codes()).containsExactly("invalid_timestamp");
  }
}
