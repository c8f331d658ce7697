package coffee.devices.csv;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FitbitWebApiTest implements DeviceFormatContract {

  private static final DeviceFormat WEB_API = new FitbitWebApi();

  @Override
  public DeviceFormat format() {
    return WEB_API;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        value,date
        92,2021-10-11 15:25:44
        88,2021-10-11 15:25:49
        """);
  }

  @Override
  public Optional<String> nameInArchive() {
    return Optional.of("fitbit/heart_rate.csv");
  }

  @Test
  void doesNotTakeWeightsForHeartRates() {
    byte[] weights = TestReader.bytes("value,date\n81.4,2021-10-11\n82,2021-10-12\n");
    assertThat(WEB_API.recognizes(weights)).isFalse();
    assertThat(WEB_API.recognizes("a/weight.csv", weights)).isFalse();
    assertThat(WEB_API.recognizes("a/resting_heart_rate.csv", weights)).isFalse();
    assertThat(WEB_API.recognizes("a/hrate_gathered_from_api.csv", sample())).isTrue();
  }

  @Test
  void readsTimesInLocalZone() throws IOException {
    assertThat(TestReader.read(WEB_API, sample()).shownReadings())
        .containsExactly(
            "2021-10-11T19:25:44Z 92 unknown fitbit", "2021-10-11T19:25:49Z 88 unknown fitbit");
  }
}
