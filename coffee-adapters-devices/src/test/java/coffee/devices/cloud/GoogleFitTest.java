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
    assertThat(read.passedOver).isEqualTo(Map.of("com.google.step_count.delta", 1));
    assertThat(read.codes()).containsExactly("invalid_timestamp");
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
