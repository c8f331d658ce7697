package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MiFitTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT = new MiFit();

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        date,lastSyncTime,heartRate,timestamp
        1565020753,70
        1565020813,72
        1565020873,x
        """);
  }

  @Test
  void readsRowsOfTwoCells() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, sample());
    assertThat(read.shownReadings())
        .containsExactly(
            "2019-08-05T15:59:13Z 70 unknown zepp", "2019-08-05T16:00:13Z 72 unknown zepp");
    assertThat(read.codes()).containsExactly("wrong_type");
    assertThat(read.skipped).isEqualTo(Map.of());
  }

  @Test
  void readsRowsOfFourCells() throws IOException {
    assertThat(
            TestReader.read(
                    FORMAT,
                    "date,lastSyncTime,heartRate,timestamp\n2019-08-05,1565030000,70,1565020753\n")
                .shownReadings())
        .containsExactly("2019-08-05T15:59:13Z 70 unknown zepp");
  }
}
