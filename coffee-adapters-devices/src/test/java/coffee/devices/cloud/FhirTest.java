package coffee.devices.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.devices.CollectingRowHandler;
import coffee.devices.DeviceFormat;
import coffee.devices.DeviceFormatContract;
import coffee.devices.TestReader;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FhirTest implements DeviceFormatContract {

  private static final DeviceFormat FHIR = new Fhir();

  @Override
  public DeviceFormat format() {
    return FHIR;
  }

  @Override
  public byte[] sample() {
    return TestReader.bytes(
        """
        {"entry": [
          {"resource": {"resourceType": "Observation", "status": "final",
            "code": {"coding": [{"system": "http://loinc.org", "code": "8867-4"}]},
            "device": {"display": "Watch"},
            "effectiveDateTime": "2020-02-05T07:25:00-08:00",
            "valueQuantity": {"value": 44, "unit": "beats/minute", "system": "http://unitsofmeasure.org", "code": "/min"}}},
          {"resource": {"resourceType": "Patient"}}],
         "resourceType": "Bundle"}
        """);
  }

  private static final String OBSERVATION =
      "{\"resourceType\": \"Observation\", \"status\": \"%s\", \"code\": {\"coding\": [{\"system\": \"http://loinc.org\", \"code\": \"%s\"}]}, %s, \"valueQuantity\": {\"value\": 44, %s}}";
  private static final String MOMENT = "\"effectiveDateTime\": \"2020-02-05T07:25:00Z\"";
  private static final String READING = "2020-02-05T07:25:00Z 44 unknown fhir";
  private static final String UNIT =
      "\"system\": \"http://unitsofmeasure.org\", \"code\": \"/min\"";

  @Test
  void readsBundle() throws IOException {
    CollectingRowHandler read = TestReader.read(FHIR, sample());
    assertThat(read.shownReadings()).containsExactly("2020-02-05T15:25:00Z 44 unknown Watch");
    assertThat(read.skipped).isEqualTo(Map.of("Patient", 1));
  }

  @Test
  void readsContextAndNotesOfOwnExports() throws IOException {
    String observation =
        OBSERVATION
            .formatted("final", "8867-4", MOMENT, UNIT)
            .replaceFirst(
                "\\{",
                "{\"note\": [{\"text\": \"dizzy\"}], \"component\": [{\"code\": {\"text\": \"context\"}, \"valueString\": \"yoga\"}], ");
    CollectingRowHandler read = TestReader.read(FHIR, observation);
    assertThat(read.shownReadings()).containsExactly("2020-02-05T07:25:00Z 44 yoga fhir");
    assertThat(read.readings.get(0).notes()).hasValue("dizzy");
  }

  @Test
  void readsSingleObservationAndNdjson() throws IOException {
    String observation = OBSERVATION.formatted("final", "8867-4", MOMENT, UNIT) + "\n";
    assertThat(TestReader.read(FHIR, observation).shownReadings()).containsExactly(READING);
    assertThat(TestReader.read(FHIR, observation + observation).shownReadings())
        .containsExactly(READING, READING);
    assertThat(FHIR.recognizes(TestReader.bytes(observation))).isTrue();
  }

  @Test
  void refusesInvalidAndSkipsOtherObservations() throws IOException {
    CollectingRowHandler read =
        TestReader.read(
            FHIR,
            String.join(
                "\n",
                OBSERVATION.formatted("final", "8867-4", MOMENT, "\"unit\": \"Hz\""),
                OBSERVATION.formatted("final", "8867-4", MOMENT, "\"code\": \"/min\""),
                OBSERVATION.formatted("final", "8867-4", MOMENT, "\"unit\": \"bpm\""),
                OBSERVATION.formatted(
                    "final", "8867-4", "\"effectiveDateTime\": \"1999-07-02\"", UNIT),
                OBSERVATION.formatted("final", "8867-4", "\"effectivePeriod\": {}", UNIT),
                OBSERVATION.formatted("entered-in-error", "8867-4", MOMENT, UNIT),
                OBSERVATION.formatted("final", "8310-5", MOMENT, UNIT)));
    assertThat(read.shownReadings()).containsExactly(READING);
    assertThat(read.codes())
        .containsExactly("wrong_unit", "wrong_unit", "invalid_timestamp", "required");
    assertThat(read.skipped).isEqualTo(Map.of("not_measured", 1, "Observation", 1));
  }
}
