package coffee.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bit of the packed steps of a day is wrong in the database. */
class DamagedStepsTest {

  private static final String NAMED =
      "cannot read the steps of person 1 on 2026-03-01, counted by Watch: its checksum does not"
          + " match";

  @TempDir private Path directory;

  private final DamagedRow row = new DamagedRow(NAMED);

  @BeforeEach
  void flipBit() {
    String steps =
        """
        {"timestamp": "2026-03-01T09:00:00Z", "duration_seconds": 60, "steps": 96, "source": "Watch"}\
        """;
    assertThat(row.service().owner().post("/v1/steps", steps).status()).isEqualTo(201);
    row.damage("UPDATE step_day SET counts = set_byte(counts, 4, get_byte(counts, 4) # 1)");
  }

  @AfterEach
  void close() {
    row.close();
  }

  @Test
  void requestFailsAndLogNamesDay() {
    row.getAndExpectFailure("/v1/steps?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z");
  }

  @Test
  void binsVerifyNamesDay() {
    Outcome outcome = row.commands().run("bins", "verify");

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.output()).contains(NAMED, "owner: all bins are consistent");
    assertThat(outcome.errors()).contains("failed for 1 of 1 person(s), listed above");
  }

  @Test
  void binsVerifyNamesDayWithOtherImports() {
    row.damage(
        """
        UPDATE step_day
        SET counts = set_byte(counts, 4, get_byte(counts, 4) # 1), import_ids = '{7}'\
        """);

    assertThat(row.commands().run("bins", "verify").output()).contains("its imports are others");
  }

  @Test
  void verifyOfBackupNamesDayAndRestoreWarns() throws IOException {
    row.backupAndExpectWarnings(directory, "1 day(s) of steps cannot be read");
  }
}
