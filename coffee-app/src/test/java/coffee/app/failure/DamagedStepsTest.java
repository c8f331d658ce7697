package coffee.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bit of the packed steps of a day is wrong in the database. */
class DamagedStepsTest {

  @TempDir private Path directory;

  private final DamagedRow row =
      new DamagedRow(
          "cannot read the steps of person 1 on 2026-03-01, counted by Watch: its checksum does not"
              + " match");

  @BeforeEach
  void flipBit() {
    String steps =
        """
        {"timestamp": "2026-03-01T09:00:00Z", "duration_seconds": 60, "steps": 96, "source": "Watch"}""";
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
  void verifyOfBackupNamesDayAndRestoreWarns() throws IOException {
    row.backupAndExpectWarnings(directory, "1 day(s) of steps cannot be read");
  }
}
