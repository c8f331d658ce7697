package coffee.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpkeepSettingsTest {

  @Test
  void keepsEverythingAndBacksUpNowhereByDefault() {
    UpkeepSettings settings = new UpkeepSettings("", 14, 0);
    assertThat(settings.backups()).isEmpty();
    assertThat(settings.retention()).isEmpty();
  }

  @Test
  void keepsWhatItIsTold() {
    UpkeepSettings settings = new UpkeepSettings("/var/backups", 1, 30);
    assertThat(settings.backups()).contains(Path.of("/var/backups"));
    assertThat(settings.retention()).contains(Duration.ofDays(30));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 29, 36_501})
  void refusesToGiveUpWhatIsYoung(int days) {
    assertThatThrownBy(() -> new UpkeepSettings("", 14, days))
        .isInstanceOf(StartupRefusal.class)
        .hasMessage("RETENTION_DAYS must be 30 to 36500, or 0 to keep everything");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 10_001})
  void refusesToKeepNoBackup(int kept) {
    assertThatThrownBy(() -> new UpkeepSettings("", kept, 0))
        .isInstanceOf(StartupRefusal.class)
        .hasMessage("BACKUP_KEEP must be 1 to 10000");
  }
}
