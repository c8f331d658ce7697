package coffee.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.app.configuration.OperatorException;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path parent;

  @Test
  void createsOwnerOnlySecretOnce() throws IOException {
    DataFolder folder = DataFolder.at(parent.resolve("a/data"));
    String secret = folder.secret("api-key");
    assertThat(secret).matches("[0-9a-f]{64}");
    assertThat(DataFolder.at(parent.resolve("a/data")).secret("api-key")).isEqualTo(secret);
    assertThat(folder.secret("other")).isNotEqualTo(secret);
    assertThat(permissions(folder.path())).isEqualTo("rwx------");
    assertThat(permissions(folder.file("api-key"))).isEqualTo("rw-------");
  }

  @Test
  void lockIsExclusive() throws IOException {
    DataFolder folder = DataFolder.at(parent);
    try (FileLock lock = folder.lock().orElseThrow()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(DataFolder.at(parent).lock()).isEmpty();
    }
    assertThat(folder.lock()).isPresent();
  }

  @Test
  void refusesUnwritableFolder() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));
    assertThatThrownBy(() -> DataFolder.at(file.resolve("data")))
        .isInstanceOf(OperatorException.class)
        .hasMessageEndingWith("is not writable: choose another directory with DATA_DIR");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
