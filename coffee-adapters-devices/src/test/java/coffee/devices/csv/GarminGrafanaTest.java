package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GarminGrafanaTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT = new GarminGrafana();

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        measurement,time,Database_Name,Device,HeartRate
        HeartRateIntraday,2026-01-01T00:00:00Z,GarminStats,fenix 7,60
        HeartRateIntraday,2026-01-01T00:02:00Z,GarminStats,fenix 7,62
        HeartRateIntraday,2026-01-01T00:04:00Z,GarminStats,fenix 7,
        ActivityLap,2026-01-01T00:05:00Z,GarminStats,fenix 7,120
        """);
  }

  @Test
  void readsUtcTimesWithTheDeviceAsSource() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, sample());
    assertThat(read.shownReadings())
        .containsExactly(
            "2026-01-01T00:00:00Z 60 unknown fenix 7", "2026-01-01T00:02:00Z 62 unknown fenix 7");
    assertThat(read.codes()).containsExactly("wrong_type");
    assertThat(read.skipped).isEqualTo(Map.of("ActivityLap", 1));
  }

  @Test
  void readsColumnsInAnyOrderWithoutDevice() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FORMAT, "measurement,HeartRate,time\nHeartRateIntraday,60,2026-01-01T00:00:00Z\n");
    assertThat(read.shownReadings()).containsExactly("2026-01-01T00:00:00Z 60 unknown garmin");
  }
}
