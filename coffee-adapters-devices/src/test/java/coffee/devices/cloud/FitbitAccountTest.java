package coffee.devices.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FitbitAccountTest implements DeviceFormatContract {

  private static final DeviceFormat FITBIT = new FitbitAccount();

  @Override
  public DeviceFormat format() {
    return FITBIT;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        [{
          "dateTime" : "10/02/15 14:00:00",
          "value" : {
            "bpm" : 66,
            "confidence" : 3
          }
        },{
          "dateTime" : "10/02/15 14:00:15",
          "value" : {
            "bpm" : 70,
            "confidence" : 0
          }
        }]
        """);
  }

  @Test
  void readsUtcTimesAndRefusesZeroConfidence() throws IOException {
    CollectingRowHandler read = TestReader.read(FITBIT, sample());
    assertThat(read.shownReadings()).containsExactly("2015-10-02T14:00:00Z 66 unknown fitbit");
    assertThat(read.codes()).containsExactly("no_confidence");
    assertThat(read.problems.get(0).position()).isEqualTo(SourcePosition.offset(96));
    assertThat(read.problems.get(0).original())
        .startsWith("{\n  \"dateTime\" : \"10/02/15 14:00:15\"");
  }

  @Test
  void skipsDailySummaries() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FITBIT,
            """
            [{"dateTime": "05/16/16 00:00:00", "value": {"date": "05/16/16", "value": 61.8, "error": 9.1}},
             {"dateTime": "05/16/16 00:00:00", "value": {"valuesInZones": {"BELOW_DEFAULT_ZONE_1": 4}}},
             {"dateTime": "05/16/16 00:00:00", "value": "17"}]
            """);
    assertThat(read.skipped)
        .isEqualTo(Map.of("resting_heart_rate", 1, "time_in_zones", 1, "other", 1));
  }
}
