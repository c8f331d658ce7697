package coffee.devices.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HuaweiTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT = new Huawei();

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        [{"recordId": "FqwhCw", "timeZone": "+0100", "type": 7, "startTime": 1606846560000, "samplePoints": [
            {"startTime": 1606846560000, "endTime": 1606846620000, "unit": "0", "value": "89.0", "key": "DATA_POINT_DYNAMIC_HEARTRATE"},
            {"startTime": 1606846620000, "endTime": 1606846680000, "unit": "0", "value": "55.0", "key": "DATA_POINT_REST_HEARTRATE"}],
          "version": 1606869697935},
         {"type": 500023, "timeZone": "+0100", "samplePoints": [
            {"startTime": 1606846680000, "endTime": 1606846680000, "value": "{\\"bpm\\":70}", "key": "DYNAMIC_HEART_RATE"},
            {"startTime": 1606846680000, "endTime": 1606850280000, "value": "75", "key": "DYNAMIC_HEART_RATE"}]},
         {"type": 7, "subUser": "x", "samplePoints": [
            {"startTime": 1606846680000, "value": "91.0", "key": "DATA_POINT_DYNAMIC_HEARTRATE"}]}]
        """);
  }

  @Test
  void readsBothKindsOfValues() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, sample());
    assertThat(read.shownReadings())
        .containsExactly(
            "2020-12-01T18:16:00Z 89 unknown huawei", "2020-12-01T18:18:00Z 70 unknown huawei");
    assertThat(read.codes()).containsExactly("not_a_reading");
    assertThat(read.skipped).isEqualTo(Map.of("DATA_POINT_REST_HEARTRATE", 1, "other_person", 1));
  }

  private static String version(int bpm, long minute, String version) {
    return """
    {"type": 7, "samplePoints": [
      {"startTime": %d, "value": "%d", "key": "DATA_POINT_DYNAMIC_HEARTRATE"}]%s}"""
        .formatted(1606846560000L + 60_000 * minute, bpm, version);
  }

  @Test
  void takesLatestVersionOfEachInstant() throws IOException {
    String file =
        String.join(
            ",",
            version(71, 0, ", \"version\": 3"),
            version(60, 0, ", \"version\": 1"),
            version(72, 0, ", \"version\": 2"),
            version(60, 1, ", \"version\": 1"),
            version(73, 1, ", \"version\": 2"),
            version(74, 2, ""),
            version(75, 3, ", \"version\": 1"));
    CollectingRowHandler read = TestReader.read(FORMAT, "[" + file + "]");
    assertThat(read.shownReadings())
        .containsExactly(
            "2020-12-01T18:16:00Z 71 unknown huawei",
            "2020-12-01T18:17:00Z 73 unknown huawei",
            "2020-12-01T18:18:00Z 74 unknown huawei",
            "2020-12-01T18:19:00Z 75 unknown huawei");
    assertThat(read.skipped).isEqualTo(Map.of("older_version", 3));
  }
}
