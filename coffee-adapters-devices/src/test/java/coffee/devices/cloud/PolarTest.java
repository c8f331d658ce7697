package coffee.devices.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolarTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT = new Polar();

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        {"userId": 1, "month": "2026-03", "deviceDays": [
          {"userId": 1, "deviceId": "A1", "date": "2026-03-07", "samples": [
            {"heartRate": 61, "secondsFromDayStart": 0, "source": "WATCH_247OHR"},
            {"heartRate": 62, "secondsFromDayStart": 29100, "source": "WATCH_247OHR"}]},
          {"userId": 1, "deviceId": "A1", "date": "2026-03-08T00:00", "samples": [
            {"heartRate": 63, "secondsFromDayStart": 29100, "source": "WATCH_247OHR"},
            {"heartRate": 0, "secondsFromDayStart": 29400, "source": "WATCH_247OHR"},
            {"heartRate": 63, "secondsFromDayStart": 86400, "source": "WATCH_247OHR"}]}]}
        """);
  }

  @Test
  void readsLocalClockTimes() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, sample());
    assertThat(read.shownReadings())
        .containsExactly(
            "2026-03-07T05:00:00Z 61 unknown polar",
            "2026-03-07T13:05:00Z 62 unknown polar",
            "2026-03-08T12:05:00Z 63 unknown polar");
    assertThat(read.codes()).containsExactly("out_of_range", "invalid_timestamp");
    assertThat(read.skipped).isEqualTo(Map.of());
  }
}
