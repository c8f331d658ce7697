package coffee.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaintenanceSettingsTest {

  @Test
  void defaultsToNoBackupAndNoRetention() {
    MaintenanceSettings settings = new MaintenanceSettings("", 14, 0);
    assertThat(settings.backupDirectory()).isEmpty();
    assertThat(settings.retention()).isEmpty();
  }

  @Test
  void readsBackupAndRetention() {
    MaintenanceSettings settings = new MaintenanceSettings("/var/backups", 1, 30);
    assertThat(settings.backupDirectory()).contains(Path.of("/var/backups"));
    assertThat(settings.retention()).contains(Duration.ofDays(30));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 29, 36_501})
  void refusesTooShortRetention(int days) {
    assertThatThrownBy(() -> new MaintenanceSettings("", 14, days))
        .isInstanceOf(OperatorException.class)
        .hasMessage("RETENTION_DAYS must be 30 to 36500, or 0 to keep everything");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 10_001})
  void refusesInvalidBackupCount(int kept) {
    assertThatThrownBy(() -> new MaintenanceSettings("", kept, 0))
        .isInstanceOf(OperatorException.class)
        .hasMessage("BACKUP_KEEP must be 1 to 10000");
  }
}
