package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OuraTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT = new Oura();

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        timestamp;bpm;source
        2024-10-27T00:10:04.000Z;52;sleep
        2024-10-27T06:15:09+00:00;58;rest
        2024-10-27T07:20:14+02:00;95;workout
        2024-10-27T08:20:14Z;71;awake
        2024-10-27T08:25:14Z;12;live
        """);
  }

  @Test
  void convertsLabelsToContexts() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, sample());
    assertThat(read.shownReadings())
        .containsExactly(
            "2024-10-27T00:10:04Z 52 sleeping oura",
            "2024-10-27T06:15:09Z 58 resting oura",
            "2024-10-27T05:20:14Z 95 exercise oura",
            "2024-10-27T08:20:14Z 71 unknown oura");
    assertThat(read.codes()).containsExactly("out_of_range");
    assertThat(read.skipped).isEqualTo(Map.of());
  }

  @Test
  void leavesFilesWithOtherSourcesToCoffeeCsv() {
    assertThat(
            FORMAT.recognizes(
                TestReader.bytes("timestamp,bpm,source\n2026-03-01T09:00:00Z,61,Pixel Watch\n")))
        .isFalse();
  }
}
