package coffee.devices.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoogleFitTest implements DeviceFormatContract {

  private static final DeviceFormat GOOGLE_FIT = new GoogleFit();

  @Override
  public DeviceFormat format() {
    return GOOGLE_FIT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        {"minStartTimeNs": "1420099200000000000",
         "point": [
          {"startTimeNanos": "1422632268186000000", "endTimeNanos": "1422632268186000000",
           "dataTypeName": "com.google.heart_rate.bpm",
           "originDataSourceId": "raw:com.google.heart_rate.bpm:com.azumio.instantheartrate.full:",
           "value": [{"fpVal": 54}]},
          {"startTimeNanos": "1422632268186000000", "dataTypeName": "com.google.step_count.delta"},
          {"startTimeNanos": "soon", "dataTypeName": "com.google.heart_rate.bpm", "value": [{"fpVal": 54}]}]}
        """);
  }

  @Test
  void readsDataPoints() throws IOException {
    CollectingRowHandler read = TestReader.read(GOOGLE_FIT, sample());
    assertThat(read.shownReadings())
        .containsExactly("2015-01-30T15:37:48.186Z 54 unknown com.azumio.instantheartrate.full");
    assertThat(read.skipped).isEqualTo(Map.of("com.google.step_count.delta", 1));
    assertThat(read.codes()).containsExactly("invalid_timestamp");
  }

  private static final String POINT =
      """
      {"fitValue": [{"value": {"fpVal": %s}}], "originDataSourceId": "%s",
       "dataTypeName": "com.google.heart_rate.bpm",
       "startTimeNanos": 1422632268186000000, "endTimeNanos": %s}
      """;

  private static final String RAW =
      "raw:com.google.heart_rate.bpm:com.xiaomi.hm.health:Xiaomi:Band:1:";

  @Test
  void givesRawAndDerivedPointsTheSameSource() throws IOException {
    String point = POINT.formatted(71.0, "%s", 1422632268186000000L);
    String file = "{\"Data Source\": \"%s\", \"Data Points\": [" + point + "]}";
    String expected = "2015-01-30T15:37:48.186Z 71 unknown com.xiaomi.hm.health:Xiaomi:Band:1";
    assertThat(TestReader.read(GOOGLE_FIT, file.formatted(RAW, "")).shownReadings())
        .containsExactly(expected);
    String derived =
        "derived:com.google.heart_rate.bpm:com.google.android.gms:merge_heart_rate_bpm";
    assertThat(TestReader.read(GOOGLE_FIT, file.formatted(derived, RAW)).shownReadings())
        .containsExactly(expected);
  }

  @Test
  void doesNotTakeRestingRatesOrMeansOfHoursForReadings() throws IOException {
    String resting =
        "derived:com.google.heart_rate.bpm:com.google.android.gms:resting_heart_rate<-merge";
    String point = POINT.formatted(51.0, "", 1422632268186000000L);
    String file = "{\"Data Source\": \"%s\", \"Data Points\": [%s]}";
    CollectingRowHandler read = TestReader.read(GOOGLE_FIT, file.formatted(resting, point));
    assertThat(read.readings).isEmpty();
    assertThat(read.skipped).isEqualTo(Map.of("resting_heart_rate", 1));
    byte[] unnamed = TestReader.bytes("{\"Data Points\": [%s]}".formatted(point));
    assertThat(GOOGLE_FIT.recognizes("Fit/All Data/derived_x_merge.json", unnamed)).isTrue();
    assertThat(GOOGLE_FIT.recognizes("Fit/All Data/derived_x_resting_heart_rate.json", unnamed))
        .isFalse();
    String hour = POINT.formatted(60.0, "", 1422635868186000000L);
    assertThat(TestReader.read(GOOGLE_FIT, file.formatted(RAW, hour)).codes())
        .containsExactly("not_a_reading");
  }

  @Test
  void readsAccountExport() throws IOException {
    String file =
        """
        {"Data Source": "derived:com.google.heart_rate.bpm:x", "Data Points": [
          {"fitValue": [{"value": {"fpVal": 71.0}}], "startTimeNanos": 1422632268186000000,
           "dataTypeName": "com.google.heart_rate.bpm"}]}
        """;
    assertThat(TestReader.read(GOOGLE_FIT, file).shownReadings())
        .containsExactly("2015-01-30T15:37:48.186Z 71 unknown google_fit");
  }
}
