package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SamsungHealthTest implements DeviceFormatContract {

  private static final DeviceFormat SAMSUNG = new SamsungHealth();

  @Override
  public DeviceFormat format() {
    return SAMSUNG;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        \uFEFFcom.samsung.shealth.tracker.heart_rate,6307003,7
        source,tag_id,com.samsung.health.heart_rate.heart_rate,com.samsung.health.heart_rate.start_time,com.samsung.health.heart_rate.time_offset,com.samsung.health.heart_rate.binning_data,com.samsung.health.heart_rate.deviceuuid
        ,21312,71.0,2025-07-19 02:40:33.236,UTC-0400,,dWuX,
        ,21312,64.6,2025-07-18 02:40:33.236,UTC+28550,,,
        ,,,2025-07-18 03:00:00.000,UTC-0400,b819.binning_data.json,dWuX,
        ,,0.0,2025-07-18 04:00:00.000,UTC-0400,,dWuX,
        """);
  }

  @Test
  void readsUtcTimesIgnoringOffsetColumn() throws IOException {
    CollectingRowHandler read = TestReader.read(SAMSUNG, sample());
    assertThat(read.shownReadings())
        .containsExactly(
            "2025-07-19T02:40:33.236Z 71 unknown samsung_health:dWuX",
            "2025-07-18T02:40:33.236Z 65 unknown samsung_health");
    assertThat(read.skipped).isEqualTo(Map.of("binning_data", 1));
    assertThat(read.codes()).containsExactly("out_of_range");
  }

  @Test
  void doesNotTakeMeansOfHoursForReadings() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            SAMSUNG,
            """
            com.samsung.shealth.tracker.heart_rate,6307003,7
            source,com.samsung.health.heart_rate.heart_rate,com.samsung.health.heart_rate.start_time,com.samsung.health.heart_rate.end_time,com.samsung.health.heart_rate.binning_data
            ,83.0,2026-04-05 01:00:00.000,2026-04-05 01:59:59.000,aaaa-1.binning_data.json,
            ,70.0,2026-04-05 02:00:00.000,2026-04-05 02:45:00.000,,
            ,61.0,2026-04-05 03:00:00.000,2026-04-05 03:01:00.000,,
            ,62.0,2026-04-05 04:00:00.000,2026-04-05 04:05:00.000,,
            ,63.0,2026-04-05 05:00:00.000,2026-04-05 05:05:00.001,,
            """);
    assertThat(read.shownReadings())
        .containsExactly(
            "2026-04-05T03:00:00Z 61 unknown samsung_health",
            "2026-04-05T04:00:00Z 62 unknown samsung_health");
    assertThat(read.skipped).isEqualTo(Map.of("binning_data", 1));
    assertThat(read.codes()).containsExactly("not_a_reading", "not_a_reading");
  }

  @Test
  void derivesCaffeineClientIdFromUuid() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            SAMSUNG,
            """
            com.samsung.health.caffeine_intake
            time_offset,pkg_name,start_time,amount,datauuid,comment,unit_amount
            10800000,com.sec.android.app.shealth,2015-10-11 14:43:30.757,80.0,1a8c,double,80.0
            7200000,com.sec.android.app.shealth,2015-10-27 21:58:22.717,80.0,,,80.0
            """);
    assertThat(read.shownDrinks())
        .containsExactly("2015-10-11T14:43:30.757Z 80.0 samsung_health:1a8c");
    assertThat(read.drinks.get(0).notes()).hasValue("double");
    assertThat(read.codes()).containsExactly("required");
  }

  @Test
  void rejectsOtherDataTypes() {
    assertThatThrownBy(() -> TestReader.read(SAMSUNG, "com.samsung.shealth.sleep,6307003,7\n"))
        .hasMessageContaining("Samsung Health heart rates, caffeine or steps");
  }

  @Test
  void readsStepsByDeviceInUtc() throws IOException {
    String file =
        """
        com.samsung.shealth.tracker.pedometer_step_count,6307003,5
        duration,run_step,walk_step,com.samsung.health.step_count.start_time,com.samsung.health.step_count.end_time,com.samsung.health.step_count.count,com.samsung.health.step_count.time_offset,com.samsung.health.step_count.deviceuuid
        60000,0,21,2025-07-19 02:40:00.000,2025-07-19 02:40:59.999,21,UTC-0400,dWuX,
        60000,0,19,2025-07-19 02:40:00.000,2025-07-19 02:41:00.000,19,UTC-0400,,
        3600000,0,19,2025-07-19 03:00:00.000,2025-07-19 03:59:59.999,1900,UTC-0400,dWuX,
        60000,0,19,2025-07-19 04:00:00.000,,19,UTC-0400,dWuX,
        """;
    assertThat(SAMSUNG.recognizes(TestReader.bytes(file))).isTrue();
    CollectingRowHandler read = TestReader.read(SAMSUNG, file);
    assertThat(read.shownSteps())
        .containsExactly(
            "2025-07-19T02:40:00Z 60 21 samsung_health:dWuX",
            "2025-07-19T02:40:00Z 60 19 samsung_health");
    assertThat(read.codes()).containsExactly("period_too_long", "required");
  }

  @Test
  void passesOverStepsOfDays() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            SAMSUNG,
            """
            com.samsung.shealth.step_daily_trend,6307003,2
            binning_data,update_time,day_time,count,deviceuuid
            b819.binning_data.json,2025-07-19 02:40:00.000,1752883200000,9214,dWuX,
            """);
    assertThat(read.skipped).isEqualTo(Map.of("daily_steps", 1));
  }
}
