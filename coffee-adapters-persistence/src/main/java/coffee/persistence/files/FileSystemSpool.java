package coffee.persistence.files;

import static java.util.stream.Collectors.toUnmodifiableSet;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.imports.ImportSpool;
import coffee.domain.imports.SpooledFile;
import coffee.domain.person.PersonId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An {@link ImportSpool} in a directory, which instances may share. */
public final class FileSystemSpool implements ImportSpool {

  private static final Logger LOG = LoggerFactory.getLogger(FileSystemSpool.class);

  /** Files of interrupted uploads; younger ones may still be written. */
  private static final Duration RETENTION = Duration.ofHours(1);

  private static final int BUFFER_BYTES = 1 << 16;

  private final SpoolDirectory folder;
  private final String name;
  private final Disk disk;
  private final Clock clock;

  /** Opens files for writing. */
  interface Disk {

    /**
     * Creates a new file.
     *
     * @throws IOException if the disk is full, or for another reason
     */
    WritableByteChannel create(Path file) throws IOException;
  }

  /**
   * Creates a spool in a directory, which is created if needed.
   *
   * @throws IOException if it is not writable
   */
  public static FileSystemSpool create(Path folder, Clock clock) throws IOException {
    return new FileSystemSpool(
        folder,
        file -> FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        clock);
  }

  FileSystemSpool(Path folder, Disk disk, Clock clock) throws IOException {
    this.folder = SpoolDirectory.at(folder);
    this.name = this.folder.name();
    this.disk = disk;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public SpooledFile receive(PersonId person, InputStream body) {
    String key = "%d-%s".formatted(person.value(), UUID.randomUUID());
    Path part = folder.path(key + SpoolDirectory.PART);
    Path whole = folder.path(key);
    try {
      SpooledFile file = write(part, key, body);
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
      folder.sync();
      return file;
    } catch (IOException failure) {
      folder.delete(part);
      folder.delete(whole);
      throw refusal(failure);
    } catch (RuntimeException failure) {
      folder.delete(part);
      throw failure;
    }
  }

  private SpooledFile write(Path part, String key, InputStream body) throws IOException {
    MessageDigest digest = sha256();
    long bytes = 0;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (WritableByteChannel out = disk.create(part)) {
      for (int count = read(body, buffer); count >= 0; count = read(body, buffer)) {
        ByteBuffer read = ByteBuffer.wrap(buffer, 0, count);
        while (read.hasRemaining()) {
          out.write(read);
        }
        digest.update(buffer, 0, count);
        bytes += count;
      }
      if (out instanceof FileChannel file) {
        file.force(true);
      }
    }
    return new SpooledFile(name, key, HexFormat.of().formatHex(digest.digest()), bytes);
  }

  /** Failures of the request body are not failures of the disk. */
  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static DomainException refusal(IOException failure) {
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    boolean isFull = message.contains("no space left") || message.contains("quota");
    return isFull
        ? new DomainException(
            Reason.UNAVAILABLE,
            "storage_full",
            "There is not enough disk space for this file; it was not stored.",
            failure)
        : new DomainException(
            Reason.UNAVAILABLE, "storage_failed", "This file could not be stored.", failure);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * The content of a file.
   *
   * @throws IOException if it does not exist
   */
  public InputStream open(SpooledFile file) throws IOException {
    return Files.newInputStream(folder.path(file.key()));
  }

  /** Where databases are copied to while they are read. */
  public Path databases() {
    return folder.root().resolve("databases");
  }

  /** Where a file lies, for reading. */
  public Path path(SpooledFile file) {
    return folder.path(file.key());
  }

  @Override
  public boolean holds(SpooledFile file) {
    return Files.isRegularFile(folder.path(file.key()));
  }

  @Override
  public void discard(SpooledFile file) {
    folder.delete(folder.path(file.key()));
  }

  @Override
  public Set<PersonId> owners() {
    return folder.files().stream().map(SpoolDirectory::owner).collect(toUnmodifiableSet());
  }

  @Override
  public void deleteFilesOf(PersonId person) {
    try {
      folder.files().stream()
          .filter(file -> SpoolDirectory.owner(file).equals(person))
          .filter(file -> !file.toString().endsWith(SpoolDirectory.PART))
          .forEach(folder::delete);
    } catch (UncheckedIOException failure) { // what it belongs to is gone already
      LOG.warn("The files of a person will be deleted by the next sweep", failure);
    }
  }

  @Override
  public int sweep(Set<String> needed) {
    Instant limit = clock.instant().minus(RETENTION);
    List<Path> leftOver =
        folder.files().stream()
            .filter(file -> !needed.contains(String.valueOf(file.getFileName())))
            .filter(file -> folder.lastWritten(file).isBefore(limit))
            .toList();
    leftOver.forEach(folder::delete);
    return leftOver.size();
  }
}
