package coffee.devices.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenMHealthTest implements DeviceFormatContract {

  private static final DeviceFormat OPEN_MHEALTH = new OpenMHealth();

  @Override
  public DeviceFormat format() {
    return OPEN_MHEALTH;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        [{"header": {"id": "1", "schema_id": {"namespace": "omh", "name": "heart-rate", "version": "2.0"},
            "acquisition_provenance": {"source_name": "Watch"}},
          "body": {"heart_rate": {"value": 60.6, "unit": "beats/min"},
            "effective_time_frame": {"date_time": "2020-02-05T07:25:00-08:00"},
            "temporal_relationship_to_sleep": "during sleep"}},
         {"heart_rate": {"value": 50, "unit": "beats/min"},
          "effective_time_frame": {"time_interval": {"start_date_time": "2020-02-05T07:25:00Z",
            "duration": {"value": 1, "unit": "min"}}},
          "temporal_relationship_to_physical_activity": "after exercise", "user_notes": "dizzy"}]
        """);
  }

  @Test
  void readsBodiesAndDataPoints() throws IOException {
    CollectingRowHandler read = TestReader.read(OPEN_MHEALTH, sample());
    assertThat(read.shownReadings())
        .containsExactly(
            "2020-02-05T15:25:00Z 61 sleeping Watch",
            "2020-02-05T07:25:00Z 50 recovery open_mhealth");
    assertThat(read.readings.get(1).notes()).hasValue("dizzy");
  }

  @Test
  void readsSingleBodyNdjsonAndList() throws IOException {
    String point =
        "{\"heart_rate\": {\"value\": 50, \"unit\": \"beats/min\"}, \"effective_time_frame\": {\"date_time\": \"2020-02-05T07:25:00Z\"}}\n";
    String reading = "2020-02-05T07:25:00Z 50 unknown open_mhealth";
    assertThat(TestReader.read(OPEN_MHEALTH, point).shownReadings()).containsExactly(reading);
    assertThat(TestReader.read(OPEN_MHEALTH, point + point).shownReadings())
        .containsExactly(reading, reading);
    assertThat(TestReader.read(OPEN_MHEALTH, "{\"body\": [" + point + "]}").shownReadings())
        .containsExactly(reading);
    assertThat(OPEN_MHEALTH.recognizes(TestReader.bytes(point))).isTrue();
  }

  @Test
  void refusesInvalidAndSkipsOtherBodies() throws IOException {
    String body =
        "{\"heart_rate\": {\"value\": 60, \"unit\": \"%s\"}, \"effective_time_frame\": %s%s}";
    String instant = "{\"date_time\": \"2020-02-05T07:25:00Z\"}";
    CollectingRowHandler read =
        TestReader.read(
            OPEN_MHEALTH,
            String.join(
                "\n",
                body.formatted("beat/min", instant, ""),
                body.formatted("beats/min", "{}", ""),
                body.formatted("beats/min", "{\"date_time\": \"2020-02-05T07:25:00\"}", ""),
                body.formatted("beats/min", "{\"date_time\": \"2020-02-05\"}", ""),
                body.formatted(
                    "beats/min",
                    "{\"time_interval\": {\"start_date_time\": \"2020-02-05T07:25:00Z\", \"end_date_time\": \"2020-02-05T08:25:00Z\"}}",
                    ""),
                body.formatted("beats/min", instant, ", \"descriptive_statistic\": \"minimum\""),
                "{}"));
    assertThat(read.codes())
        .containsExactly(
            "wrong_unit", "required", "time_zone_required", "invalid_timestamp", "not_a_reading");
    assertThat(read.skipped).isEqualTo(Map.of("descriptive_statistic", 1, "other", 1));
  }

  @Test
  void readsStepCountsOfVersionsOneToThree() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            OPEN_MHEALTH,
            """
            [{"header": {"id": "1", "schema_id": {"namespace": "omh", "name": "step-count", "version": "3.0"},
                "acquisition_provenance": {"source_name": "Watch"}},
              "body": {"step_count": {"value": 420, "unit": "steps"},
                "effective_time_frame": {"time_interval": {"start_date_time": "2020-02-05T07:25:00-08:00",
                  "end_date_time": "2020-02-05T07:30:00-08:00"}}}},
             {"step_count": 12,
              "effective_time_frame": {"time_interval": {"start_date_time": "2020-02-05T07:25:00Z",
                "duration": {"value": 1, "unit": "min"}}}},
             {"step_count": 13,
              "effective_time_frame": {"time_interval": {"end_date_time": "2020-02-05T07:25:00Z",
                "duration": {"value": 30, "unit": "sec"}}}},
             {"step_count": 9214,
              "effective_time_frame": {"time_interval": {"start_date_time": "2020-02-05T00:00:00Z",
                "duration": {"value": 1, "unit": "d"}}}},
             {"step_count": 9214,
              "effective_time_frame": {"time_interval": {"date": "2020-02-05", "part_of_day": "morning"}}},
             {"step_count": 5, "effective_time_frame": {"date_time": "2020-02-05T07:25:00Z"}},
             {"step_count": {"value": 5, "unit": "km"},
              "effective_time_frame": {"time_interval": {"start_date_time": "2020-02-05T07:25:00Z",
                "duration": {"value": 1, "unit": "min"}}}},
             {"step_count": 9214, "descriptive_statistic": "average",
              "effective_time_frame": {"time_interval": {"start_date_time": "2020-02-05T00:00:00Z",
                "duration": {"value": 1, "unit": "wk"}}}}]
            """);
    assertThat(read.shownSteps())
        .containsExactly(
            "2020-02-05T15:25:00Z 300 420 Watch",
            "2020-02-05T07:25:00Z 60 12 open_mhealth",
            "2020-02-05T07:24:30Z 30 13 open_mhealth");
    assertThat(read.codes())
        .containsExactly("period_too_long", "required", "required", "wrong_unit");
    assertThat(read.skipped).isEqualTo(Map.of("descriptive_statistic", 1));
  }

  @Test
  void recognizesBodyOfStepCount() {
    assertThat(
            OPEN_MHEALTH.recognizes(
                TestReader.bytes(
                    """
                    {"step_count": 12, "effective_time_frame": {"time_interval": {}}}""")))
        .isTrue();
  }
}
