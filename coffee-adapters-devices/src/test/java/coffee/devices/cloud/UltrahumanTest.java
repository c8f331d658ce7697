package coffee.devices.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UltrahumanTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT = new Ultrahuman();

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        [{"type": "hr", "object": {"day_start_timestamp": 1671739200, "title": "Heart Rate", "values": [
            {"value": 81, "timestamp": 1671739294}, {"value": null, "timestamp": 1671739400},
            {"value": 94, "timestamp": 1671739586}, {"value": 7, "timestamp": 1671739700}],
          "last_reading": 94, "unit": "BPM"}},
         {"type": "temp", "object": {"day_start_timestamp": 1671739200, "values": [
            {"value": 35.1, "timestamp": 1671739294}]}}]
        """);
  }

  @Test
  void readsHeartRatesOfListAndOfWholeResponse() throws IOException {
    String list = new String(sample(), StandardCharsets.UTF_8);
    for (String file :
        new String[] {list, "{\"data\": {\"metric_data\": %s}, \"status\": 200}".formatted(list)}) {
      CollectingRowHandler read = TestReader.read(FORMAT, file);
      assertThat(FORMAT.recognizes(TestReader.bytes(file))).isTrue();
      assertThat(read.shownReadings())
          .containsExactly(
              "2022-12-22T20:01:34Z 81 unknown ultrahuman",
              "2022-12-22T20:06:26Z 94 unknown ultrahuman");
      assertThat(read.codes()).containsExactly("out_of_range");
      assertThat(read.skipped).isEqualTo(Map.of("no_measurement", 1, "temp", 1));
    }
  }
}
