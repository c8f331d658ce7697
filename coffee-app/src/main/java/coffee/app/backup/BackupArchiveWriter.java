package coffee.app.backup;

import coffee.persistence.backup.Snapshot;
import coffee.persistence.backup.StoredTable;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a backup to a temporary file, and renames it once it is complete and flushed to disk. If
 * it is closed before that, the file is deleted.
 */
final class BackupArchiveWriter implements Closeable {

  static final String MANIFEST = "manifest.json";

  private static final String UNFINISHED = ".part";
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path part;
  private final ZipOutputStream zip;
  private boolean isFinished;

  /** Creates a new file, readable by its owner only. */
  BackupArchiveWriter(Path file) throws IOException {
    this.file = file;
    this.part = file.resolveSibling(file.getFileName() + UNFINISHED);
    Files.createFile(part, ownerOnly(Files.getFileStore(file.toAbsolutePath().getParent())));
    this.zip =
        new ZipOutputStream(
            new BufferedOutputStream(
                Files.newOutputStream(part, StandardOpenOption.WRITE), BUFFER));
    zip.setComment(ArchiveChecksum.OPEN);
    zip.setLevel(Deflater.BEST_SPEED);
  }

  private static FileAttribute<?>[] ownerOnly(FileStore store) {
    return store.supportsFileAttributeView("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** The archive entry of a table. */
  static String entry(String table) {
    return "tables/" + table + ".tsv";
  }

  /** The final name of an unfinished file; empty if it is not one. */
  static Optional<Path> finishedPath(Path part) {
    String name = part.getFileName().toString();
    return name.endsWith(UNFINISHED)
        ? Optional.of(part.resolveSibling(name.substring(0, name.length() - UNFINISHED.length())))
        : Optional.empty();
  }

  /** Adds a table. */
  BackupManifest.Table add(Snapshot snapshot, StoredTable table, RowProgressListener progress)
      throws IOException {
    zip.putNextEntry(new ZipEntry(entry(table.name())));
    CountingDigestStream measure = new CountingDigestStream(table.name(), zip, progress);
    long rows = snapshot.copyOut(table, measure);
    zip.closeEntry();
    BackupManifest.Table result = measure.result(table.columns());
    if (result.rows() != rows) {
      throw new IllegalStateException(
          "%s: %d rows written, %d lines counted".formatted(table.name(), rows, result.rows()));
    }
    return result;
  }

  /** Finishes the file and gives it its final name. */
  void finish(BackupManifest manifest) throws IOException {
    zip.putNextEntry(new ZipEntry(MANIFEST));
    zip.write(manifest.json());
    zip.closeEntry();
    zip.close();
    ArchiveChecksum.write(part);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    isFinished = true;
    try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent())) {
      directory.force(true); // its new name, too
    }
  }

  @Override
  public void close() throws IOException {
    if (!isFinished) {
      try {
        zip.close();
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }
}
