package coffee.devices.formats;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.DeviceFormat;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormatRegistryTest {

  private static final String WITHINGS =
      "start,duration,value\n2024-10-01T00:00:00-04:00,[30],[96]\n";
  private static final String FITBIT = "value,date\n81,2024-10-01 08:00:00\n";
  private static final String GOOGLE_FIT =
      """
      {"Data Points": [{"dataTypeName": "com.google.heart_rate.bpm", "startTimeNanos": 1,
        "fitValue": [{"value": {"fpVal": 51}}]}]}
      """;

  private static Optional<String> recognized(String name, String file) throws IOException {
    return FormatRegistry.standard()
        .recognize(name, TestReader.content(TestReader.bytes(file)))
        .map(DeviceFormat::name);
  }

  @Test
  void recognizesSharedColumnsByNameOfFile() throws IOException {
    assertThat(recognized("raw_hr_hr.csv", WITHINGS)).hasValue("withings");
    assertThat(recognized("raw_spo2_auto_spo2.csv", WITHINGS)).isEmpty();
    assertThat(recognized("", WITHINGS)).isEmpty();
    assertThat(recognized("heart_rate.csv", FITBIT)).hasValue("fitbit_web_api");
    assertThat(recognized("weight.csv", FITBIT)).isEmpty();
  }

  @Test
  void nameCanSpeakAgainstFormat() throws IOException {
    assertThat(recognized("derived_com.google.heart_rate.bpm.json", GOOGLE_FIT))
        .hasValue("google_fit");
    String resting = "derived_com.google.heart_rate.bpm_resting_heart_rate.json";
    assertThat(recognized(resting, GOOGLE_FIT)).isEmpty();
    assertThat(
            FormatRegistry.standard()
                .possible(TestReader.content(TestReader.bytes(GOOGLE_FIT)))
                .stream()
                .map(DeviceFormat::name))
        .containsExactly("google_fit");
  }
}
