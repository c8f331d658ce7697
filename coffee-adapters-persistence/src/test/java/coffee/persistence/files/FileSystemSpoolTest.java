package coffee.persistence.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException;
import coffee.domain.imports.SpooledFile;
import coffee.domain.person.PersonId;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemSpoolTest {

  private static final PersonId ADA = new PersonId(1);
  private static final PersonId BEA = new PersonId(11);

  @TempDir private Path folder;

  private FileSystemSpool spool() throws IOException {
    return FileSystemSpool.create(folder, Clock.systemUTC());
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.equals("spool-name"))
          .toList();
    }
  }

  @Test
  void storesFileWithDigest() throws IOException {
    SpooledFile file = spool().receive(ADA, bytes("abc"));

    assertThat(file.bytes()).isEqualTo(3);
    assertThat(file.sha256())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(files()).containsExactly(file.key());
    try (InputStream in = spool().open(file)) {
      assertThat(in).hasBinaryContent("abc".getBytes(StandardCharsets.UTF_8));
    }
    spool().discard(file);
    assertThat(spool().holds(file)).isFalse();
    spool().discard(file);
  }

  @Test
  void instancesOnSameFolderShareName() throws IOException {
    String name = spool().name();

    assertThat(spool().name()).isEqualTo(name);
    assertThat(FileSystemSpool.create(folder.resolve("other"), Clock.systemUTC()).name())
        .isNotEqualTo(name);
  }

  @Test
  void fullDiskKeepsNothing() throws IOException {
    FileSystemSpool full =
        new FileSystemSpool(
            folder,
            file -> {
              Files.createFile(file);
              return new WritableByteChannel() {
                @Override
                public int write(ByteBuffer from) throws IOException {
                  throw new IOException("No space left on device");
                }

                @Override
                public boolean isOpen() {
                  return true;
                }

                @Override
                public void close() {}
              };
            },
            Clock.systemUTC());

    assertThatThrownBy(() -> full.receive(ADA, bytes("abc")))
        .isInstanceOfSatisfying(
            DomainException.class,
            refusal -> {
              assertThat(refusal.reason()).isEqualTo(DomainException.Reason.UNAVAILABLE);
              assertThat(refusal.code()).isEqualTo("storage_full");
            });
    assertThat(files()).isEmpty();
  }

  @Test
  void abortedBodyKeepsNothing() throws IOException {
    FileSystemSpool spool = spool();
    InputStream broken =
        new SequenceInputStream(
            bytes("a".repeat(100_000)),
            new InputStream() {
              @Override
              public int read() {
                throw new IllegalStateException("broke off");
              }

              @Override
              public int read(byte[] into, int offset, int length) {
                return read();
              }
            });

    assertThatThrownBy(() -> spool.receive(ADA, broken)).hasMessage("broke off");
    assertThat(files()).isEmpty();
  }

  @Test
  void sweepDeletesOldUnneededFiles() throws IOException {
    SpooledFile needed = spool().receive(ADA, bytes("abc"));
    SpooledFile over = spool().receive(ADA, bytes("abc"));
    Path interrupted = Files.createFile(folder.resolve(over.key() + ".part"));

    assertThat(spool().sweep(Set.of(needed.key()))).isZero();
    Clock later = Clock.fixed(Instant.now().plus(Duration.ofMinutes(61)), ZoneOffset.UTC);
    assertThat(FileSystemSpool.create(folder, later).sweep(Set.of(needed.key()))).isEqualTo(2);

    assertThat(files()).containsExactly(needed.key());
    assertThat(interrupted).doesNotExist();
  }

  @Test
  void deletesOnlyFilesOfPerson() throws IOException {
    spool().receive(ADA, bytes("abc"));
    SpooledFile others = spool().receive(BEA, bytes("abc"));
    assertThat(spool().owners()).containsExactlyInAnyOrder(ADA, BEA);

    spool().deleteFilesOf(ADA);

    assertThat(files()).containsExactly(others.key());
    assertThat(spool().owners()).containsExactly(BEA);
  }

  @Test
  void undeletableFilesAreSweptLater() throws IOException {
    FileSystemSpool spool = spool();
    SpooledFile file = spool.receive(ADA, bytes("abc"));
    Path away = folder.resolveSibling("away");
    Files.move(folder, away);
    try {
      spool.deleteFilesOf(ADA);
    } finally {
      Files.move(away, folder);
    }

    assertThat(files()).containsExactly(file.key());
    Clock later = Clock.fixed(Instant.now().plus(Duration.ofMinutes(61)), ZoneOffset.UTC);
    assertThat(FileSystemSpool.create(folder, later).sweep(Set.of())).isEqualTo(1);
  }

  @Test
  void keepsFileReceivedDuringDeletion() throws IOException {
    FileSystemSpool spool = spool();
    InputStream body =
        new FilterInputStream(bytes("abc")) {
          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            spool.deleteFilesOf(ADA);
            return super.read(into, from, length);
          }
        };
    assertThat(files()).isEmpty();
    SpooledFile file = spool.receive(ADA, body);
    assertThat(files()).containsExactly(file.key());
  }
}
