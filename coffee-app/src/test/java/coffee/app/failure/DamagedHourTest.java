package coffee.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bit of the packed heart rates of an hour is wrong in the database. */
class DamagedHourTest {

  private static final String NAMED =
      "cannot read the heart rates of person 1 in the hour from 2026-03-01T09:00:00Z: its checksum"
          + " does not match";

  @TempDir private Path directory;
  private final DamagedRow row = new DamagedRow(NAMED);

  @BeforeEach
  void flipBit() {
    for (int minute = 10; minute < 50; minute++) { // more than a few, so that totals are stored
      String reading = "{\"bpm\": 61, \"timestamp\": \"2026-03-01T09:%d:00Z\"}".formatted(minute);
      assertThat(row.service().owner().post("/v1/heartrate", reading).status()).isEqualTo(201);
    }
    row.damage(
        "UPDATE heart_rate_hour SET readings = set_byte(readings, 4, get_byte(readings, 4) # 1)");
  }

  @AfterEach
  void close() {
    row.close();
  }

  @Test
  void requestFailsAndLogNamesHour() {
    assertThat(row.getAndExpectFailure("/v1/heartrate").body()).doesNotContain("\"bpm\"");
  }

  @Test
  void binsVerifyNamesHour() {
    Outcome outcome = row.commands().run("bins", "verify");

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.output()).contains(NAMED);
    assertThat(outcome.errors()).contains("failed for 1 of 1 person(s), listed above");
  }

  @Test
  void verifyOfBackupNamesHourAndRestoreWarns() throws IOException {
    row.backupAndExpectWarnings(directory, "1 hour(s) of heart rates cannot be read");
  }
}
