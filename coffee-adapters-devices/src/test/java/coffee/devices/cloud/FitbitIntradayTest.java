package coffee.devices.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FitbitIntradayTest implements DeviceFormatContract {

  private static final DeviceFormat INTRADAY = new FitbitIntraday();

  @Override
  public DeviceFormat format() {
    return INTRADAY;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        {"activities-heart": [{"dateTime": "2015-08-21", "value": "64.2", "heartRateZones": []}],
         "activities-heart-intraday": {"dataset": [
           {"time": "00:01:00", "value": 64}, {"time": "24:02:00", "value": 63}, {"value": 63}],
          "datasetInterval": 1, "datasetType": "minute"}}
        """);
  }

  @Test
  void combinesDayAndTimeInLocalZone() throws IOException {
    CollectingRowHandler read = TestReader.read(INTRADAY, sample());
    assertThat(read.shownReadings()).containsExactly("2015-08-21T04:01:00Z 64 unknown fitbit");
    assertThat(read.codes()).containsExactly("invalid_timestamp", "invalid_timestamp");
    assertThat(read.problems.get(0).original()).isEqualTo("2015-08-21 24:02:00 63");
  }

  @Test
  void readsStepsOfMinutesAndOfQuartersOfAnHour() throws IOException {
    String file =
        """
        {"activities-steps": [{"dateTime": "2015-08-21", "value": "9214"}],
         "activities-steps-intraday": {"dataset": [
           {"time": "00:00:00", "value": 0}, {"time": "13:15:00", "value": 96}, {"time": "x", "value": 5}],
          "datasetInterval": %s, "datasetType": "minute"}}
        """;
    CollectingRowHandler minutes = TestReader.read(INTRADAY, file.formatted("1"));
    assertThat(INTRADAY.recognizes(TestReader.bytes(file.formatted("1")))).isTrue();
    assertThat(minutes.shownSteps())
        .containsExactly("2015-08-21T04:00:00Z 60 0 fitbit", "2015-08-21T17:15:00Z 60 96 fitbit");
    assertThat(minutes.codes()).containsExactly("invalid_timestamp");
    assertThat(TestReader.read(INTRADAY, file.formatted("15")).shownSteps())
        .endsWith("2015-08-21T17:15:00Z 900 96 fitbit");
    assertThat(TestReader.read(INTRADAY, file.formatted("60")).codes())
        .containsExactly("period_too_long", "period_too_long", "invalid_timestamp");
  }
}
