package coffee.devices.nativeformat;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class LegacyCsvTest implements DeviceFormatContract {

  private static final DeviceFormat OLDER = new LegacyCsv();

  @Override
  public DeviceFormat format() {
    return OLDER;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        id,timestamp,caffeine_mg,coffee_type,notes
        1,2025-07-01 08:15:00+00,95,filter,
        2,2025-07-01 08:15:00,63.5,espresso,strong
        """);
  }

  @Test
  void derivesClientIdFromLegacyId() throws IOException {
    CollectingRowHandler read = TestReader.read(OLDER, sample());
    assertThat(read.shownDrinks())
        .containsExactly(
            "2025-07-01T08:15:00Z 95.0 coffee_logs:1", "2025-07-01T12:15:00Z 63.5 coffee_logs:2");
  }

  @Test
  void readsHeartRates() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            OLDER,
            """
            id,timestamp,bpm,context,notes
            1,2025-07-01 08:15:00.123456+02:00,61,resting,
            2,2025-07-01 08:16:00Z,88,post-coffee,after the second
            3,2025-07-01 08:17:00Z,70,,
            """);
    assertThat(read.shownReadings())
        .containsExactly(
            "2025-07-01T06:15:00.123Z 61 resting manual",
            "2025-07-01T08:16:00Z 88 post-coffee manual",
            "2025-07-01T08:17:00Z 70 resting manual");
  }
}
