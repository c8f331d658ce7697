package coffee.devices.nativeformat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonParsing;
import coffee.domain.DomainException;
import coffee.domain.experiment.ExperimentCopy;
import coffee.domain.experiment.ExperimentState;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ExportedExperimentTest {

  private static final String RUNNING =
      """
      {"state": "running", "design": "delay", "dose_mg": 120.5, "cup_time": "10:00", "blocks": 7,
       "start_date": "2026-03-02", "quiet": true, "created_at": "2026-03-01T12:00:00.000Z",
       "started_at": "2026-03-01T12:05:00.000Z", "ended_at": null, "time_zone": "Europe/Berlin",
       "half_life_hours": 5,
       "commitment": "dbadd57551ad170bce0ec889b1bc3979d383e258a7d893c30e9a1086e5f4832a",
       "secret": null, "order": "0------", "days": [
         {"date": "2026-03-02", "kept": true, "guess": null, "void_reason": null,
          "reported_at": "2026-03-02T17:00:00.000Z"},
         {"date": "2026-03-03", "kept": false, "guess": "decaf", "void_reason": "illness",
          "reported_at": "2026-03-03T07:00:00.000Z"}]}\
      """;

  @Test
  void readsOneThatRuns() throws IOException {
    ExperimentCopy copy = parse(RUNNING);
    assertThat(copy.experiment().state()).isEqualTo(ExperimentState.RUNNING);
    assertThat(copy.experiment().terms().doseMg()).isEqualTo(120.5);
    assertThat(copy.experiment().terms().quiet()).isTrue();
    assertThat(copy.experiment().start().orElseThrow().coin().order(7)).isEqualTo("0------");
    assertThat(copy.reports()).hasSize(2);
    assertThat(copy.reports().get(0).kept()).isTrue();
    assertThat(copy.reports().get(1).isVoid()).isTrue();
    assertThat(copy.reports().get(1).guessedCaffeine()).contains(false);
  }

  @Test
  void refusesASecretOfAnotherCommitment() {
    String wrong =
        RUNNING.replace("\"secret\": null", "\"secret\": \"ff0102030405060708090a0b0c0d0e0f\"");
    assertThatThrownBy(() -> parse(wrong))
        .isInstanceOf(DomainException.class)
        .hasMessage("secret does not fit the commitment");
  }

  @Test
  void refusesWhatDoesNotFit() {
    for (String wrong :
        new String[] {
          RUNNING.replace("running", "completed"),
          RUNNING.replace("delay", "coin"),
          RUNNING.replace("\"quiet\": true", "\"quiet\": 1"),
          RUNNING.replace("\"blocks\": 7", "\"blocks\": 7000"),
          RUNNING.replace("\"date\": \"2026-03-02\"", "\"date\": \"2026-04-02\""),
          RUNNING.replace("Europe/Berlin", "Atlantis"),
          RUNNING.replace("10:00", "25:00"),
        }) {
      assertThatThrownBy(() -> parse(wrong))
          .isInstanceOfSatisfying(
              DomainException.class,
              refusal -> assertThat(refusal.code()).isEqualTo("invalid_experiment"));
    }
  }

  private static ExperimentCopy parse(String json) throws IOException {
    try (JsonParser parser = JsonParsing.FACTORY.createParser(json)) {
      parser.nextToken();
      return ExportedExperiment.parse(JsonItem.read(parser));
    }
  }
}
