package coffee.quickstart;

import coffee.app.configuration.OperatorException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * The data directory, which survives restarts. Files and directories in it are readable by their
 * owner only.
 *
 * @param path absolute path
 */
record DataFolder(Path path) {

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final int SECRET_BYTES = 32;

  /**
   * Opens the directory, creating it if needed.
   *
   * @throws OperatorException if it is not writable
   */
  static DataFolder at(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder, OWNER_ONLY);
      }
      Files.delete(Files.createTempFile(folder, "writable", null));
      return new DataFolder(folder);
    } catch (IOException failure) {
      throw new OperatorException(
          "%s is not writable: choose another directory with DATA_DIR".formatted(folder), failure);
    }
  }

  /**
   * Locks the directory for the lifetime of this process.
   *
   * @return empty if another process holds the lock
   */
  @SuppressWarnings("MustBeClosedChecker") // open until the process ends
  Optional<FileLock> lock() {
    try {
      FileChannel file =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return Optional.ofNullable(file.tryLock());
    } catch (OverlappingFileLockException usedByThisProcess) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new OperatorException("%s cannot be locked".formatted(path), failure);
    }
  }

  /** A secret that is created on first use and then kept: 256 random bits in hex. */
  String secret(String name) {
    Path file = path.resolve(name);
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        Path whole = Files.createTempFile(path, name, null, OWNER_ONLY_FILE);
        Files.writeString(whole, HexFormat.of().formatHex(random) + "\n");
        Files.move(whole, file);
      }
      return Files.readString(file).strip();
    } catch (IOException failure) {
      throw new OperatorException("%s cannot be read or written".formatted(file), failure);
    }
  }

  /** A subdirectory, created if needed. */
  Path folder(String name) throws IOException {
    Path folder = path.resolve(name);
    return Files.isDirectory(folder) ? folder : Files.createDirectory(folder, OWNER_ONLY);
  }

  Path file(String name) {
    return path.resolve(name);
  }
}
