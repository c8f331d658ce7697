package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeAssistantTest implements DeviceFormatContract {

  private static final DeviceFormat FORMAT = new HomeAssistant();

  @Override
  public DeviceFormat format() {
    return FORMAT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        entity_id,state,last_changed
        sensor.pixel_watch_heart_rate,72,2026-02-03T05:00:01.123Z
        sensor.pixel_watch_heart_rate,unavailable,2026-02-03T05:01:01.123Z
        sensor.pixel_watch_heart_rate,75.0,2026-02-03T05:02:01.123Z
        sensor.kitchen_temperature,21.4,2026-02-03T05:00:00.000Z
        sensor.ada_bpm,unknown,2026-02-03T05:02:01.000Z
        sensor.ada_bpm,64,2026-02-03T05:03:01.000Z
        sensor.ada_resting_heart_rate,52,2026-02-03T05:03:01.000Z
        sensor.ada_bpm,high,2026-02-03T05:04:01.000Z
        """);
  }

  @Test
  void choosesHeartRatesByIdAndSkipsMissingStates() throws IOException {
    CollectingRowHandler read = TestReader.read(FORMAT, sample());
    assertThat(read.shownReadings())
        .containsExactly(
            "2026-02-03T05:00:01.123Z 72 unknown sensor.pixel_watch_heart_rate",
            "2026-02-03T05:02:01.123Z 75 unknown sensor.pixel_watch_heart_rate",
            "2026-02-03T05:03:01Z 64 unknown sensor.ada_bpm");
    assertThat(read.skipped)
        .isEqualTo(
            Map.of(
                "unavailable",
                2,
                "sensor.kitchen_temperature",
                1,
                "sensor.ada_resting_heart_rate",
                1));
    assertThat(read.codes()).containsExactly("wrong_type");
  }

  @Test
  void tellsStatisticsFromNamesThatContainTheirWords() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FORMAT,
            """
            entity_id,state,last_changed
            sensor.benjamin_heart_rate,71,2026-02-03T05:00:00Z
            sensor.heart_rate_per_minute,72,2026-02-03T05:00:01Z
            sensor.ada_heart_rate_max,120,2026-02-03T05:00:02Z
            sensor.ada_min_bpm,50,2026-02-03T05:00:03Z
            sensor.ada_heartratemax,121,2026-02-03T05:00:04Z
            sensor.ada_maximum_heart_rate,122,2026-02-03T05:00:05Z
            """);
    assertThat(read.shownReadings())
        .containsExactly(
            "2026-02-03T05:00:00Z 71 unknown sensor.benjamin_heart_rate",
            "2026-02-03T05:00:01Z 72 unknown sensor.heart_rate_per_minute");
  }
}
