package coffee.devices.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FitbitStepsTest implements DeviceFormatContract {

  private static final DeviceFormat STEPS = new FitbitSteps();

  @Override
  public DeviceFormat format() {
    return STEPS;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        [{
          "dateTime" : "10/02/15 14:00:00",
          "value" : "0"
        },{
          "dateTime" : "10/02/15 14:01:00",
          "value" : "96"
        },{
          "dateTime" : "10/02/15 14:02:00",
          "value" : "-1"
        },{
          "dateTime" : "2015-10-02 14:03",
          "value" : "5"
        }]
        """);
  }

  @Override
  public Optional<String> nameInArchive() {
    return Optional.of("Takeout/Fitbit/Global Export Data/steps-2015-10-02.json");
  }

  @Test
  void readsMinutesInUtc() throws IOException {
    CollectingRowHandler read = TestReader.read(STEPS, sample());
    assertThat(read.shownSteps())
        .containsExactly("2015-10-02T14:00:00Z 60 0 fitbit", "2015-10-02T14:01:00Z 60 96 fitbit");
    assertThat(read.codes()).containsExactly("out_of_range", "invalid_timestamp");
  }

  @Test
  void distinguishesStepsFromDistancesByFileNameOnly() {
    byte[] head = sample();
    assertThat(STEPS.recognizes("steps-2015-10-02.json", head)).isTrue();
    assertThat(STEPS.recognizes("distance-2015-10-02.json", head)).isFalse();
    assertThat(STEPS.recognizes("calories-2015-10-02.json", head)).isFalse();
    assertThat(STEPS.recognizes("lightly_active_minutes-2015-10-02.json", head)).isFalse();
  }
}
