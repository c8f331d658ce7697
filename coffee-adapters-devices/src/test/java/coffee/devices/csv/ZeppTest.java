package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ZeppTest implements DeviceFormatContract {

  private static final DeviceFormat ZEPP = new Zepp();

  @Override
  public DeviceFormat format() {
    return ZEPP;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        date,time,heartRate
        2024-03-12,07:15,64
        2024-03-12,07:16,65
        """);
  }

  @Test
  void readsMinutesInLocalZone() throws IOException {
    assertThat(TestReader.read(ZEPP, sample()).shownReadings())
        .containsExactly(
            "2024-03-12T11:15:00Z 64 unknown zepp", "2024-03-12T11:16:00Z 65 unknown zepp");
  }

  @Test
  void readsOnDemandMeasurements() throws IOException {
    String file = "\uFEFFtime,heartRate\n2024-03-12 07:15:20+0000,71\n";
    assertThat(TestReader.read(ZEPP, file).shownReadings())
        .containsExactly("2024-03-12T07:15:20Z 71 unknown zepp");
  }

  @Test
  void readsEpochSecondsUnderShortHeader() throws IOException {
    assertThat(TestReader.read(ZEPP, "time,heartRate\n1565020753,70\n").shownReadings())
        .containsExactly("2019-08-05T15:59:13Z 70 unknown zepp");
  }

  @Test
  void readsMinutesOfSleep() throws IOException {
    String file = "date,time,stage,hr,respiratory_rate\n2024-03-12,03:15,LIGHT,52,14\n";
    assertThat(TestReader.read(ZEPP, file).shownReadings())
        .containsExactly("2024-03-12T07:15:00Z 52 sleeping zepp");
  }
}
