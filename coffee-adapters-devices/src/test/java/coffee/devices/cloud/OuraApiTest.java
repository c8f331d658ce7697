package coffee.devices.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OuraApiTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT = new OuraApi();

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        {"data": [
          {"bpm": 52, "source": "sleep", "timestamp": "2026-04-09T03:15:00+00:00"},
          {"bpm": 95, "source": "workout", "timestamp": "2026-04-09T17:15:00.000Z"},
          {"bpm": 71, "source": "awake", "timestamp": "2026-04-09T18:15:00Z"},
          {"bpm": null, "source": "awake", "timestamp": "2026-04-09T18:20:00Z"}],
         "next_token": null}
        """);
  }

  @Test
  void readsLabelsAsContextsLikeTheExport() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, sample());
    assertThat(read.shownReadings())
        .containsExactly(
            "2026-04-09T03:15:00Z 52 sleeping oura",
            "2026-04-09T17:15:00Z 95 exercise oura",
            "2026-04-09T18:15:00Z 71 unknown oura");
    assertThat(read.codes()).containsExactly("wrong_type");
  }
}
