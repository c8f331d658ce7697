package coffee.app.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A verified backup archive. */
public final class BackupArchive implements Closeable {

  private final ZipFile zip;
  private final BackupManifest manifest;
  private final UnreadableRows unreadable;

  private BackupArchive(ZipFile zip, BackupManifest manifest, UnreadableRows unreadable) {
    this.zip = zip;
    this.manifest = manifest;
    this.unreadable = unreadable;
  }

  /**
   * Opens a backup after reading it completely and checking it against its manifest.
   *
   * @throws DamagedBackupException with all problems found
   */
  public static BackupArchive open(Path file, RowProgressListener progress) throws IOException {
    List<String> problems = new ArrayList<>();
    UnreadableRows unreadable = new UnreadableRows();
    if (!ArchiveChecksum.matches(file)) {
      problems.add("the file is corrupt: its SHA-256 differs, or it is truncated");
    }
    ZipFile zip = openZip(file, problems);
    try {
      BackupManifest manifest = manifest(zip, file, problems);
      problems.addAll(differences(zip, manifest, unreadable, progress));
      if (!problems.isEmpty()) {
        throw new DamagedBackupException(file, problems);
      }
      return new BackupArchive(zip, manifest, unreadable);
    } catch (IOException | RuntimeException failure) {
      zip.close();
      throw failure;
    }
  }

  private static ZipFile openZip(Path file, List<String> problems) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (IOException | IllegalArgumentException damaged) {
      problems.add("it is not a readable archive: " + damaged.getMessage());
      throw new DamagedBackupException(file, problems);
    }
  }

  private static BackupManifest manifest(ZipFile zip, Path file, List<String> problems)
      throws IOException {
    ZipEntry entry = zip.getEntry(BackupArchiveWriter.MANIFEST);
    if (entry == null) {
      problems.add(BackupArchiveWriter.MANIFEST + " is missing");
      throw new DamagedBackupException(file, problems);
    }
    try (InputStream json = zip.getInputStream(entry)) {
      BackupManifest manifest = BackupManifest.read(json.readAllBytes());
      if (manifest.format() != BackupManifest.FORMAT) {
        problems.add(
            "its format is %d, but this version supports %d: restore it with version %s"
                .formatted(manifest.format(), BackupManifest.FORMAT, manifest.version()));
      }
      return manifest;
    } catch (IOException | RuntimeException unreadable) {
      problems.add(BackupArchiveWriter.MANIFEST + " cannot be read: " + unreadable.getMessage());
      throw new DamagedBackupException(file, problems);
    }
  }

  private static List<String> differences(
      ZipFile zip,
      BackupManifest manifest,
      UnreadableRows unreadable,
      RowProgressListener progress) {
    List<String> differences = new ArrayList<>();
    Set<String> unknown = new HashSet<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      unknown.add(all.nextElement().getName());
    }
    unknown.remove(BackupArchiveWriter.MANIFEST);
    for (BackupManifest.Table table : manifest.tables()) {
      if (unknown.remove(BackupArchiveWriter.entry(table.name()))) {
        compare(zip, table, unreadable, progress).ifPresent(differences::add);
      } else {
        differences.add(table.name() + " is missing");
      }
    }
    unknown.stream().sorted().forEach(name -> differences.add(name + " is not in the manifest"));
    return differences;
  }

  private static Optional<String> compare(
      ZipFile zip,
      BackupManifest.Table table,
      UnreadableRows unreadable,
      RowProgressListener progress) {
    CountingDigestStream measure =
        new CountingDigestStream(table.name(), unreadable.check(table), progress);
    try (InputStream rows =
        zip.getInputStream(zip.getEntry(BackupArchiveWriter.entry(table.name())))) {
      rows.transferTo(measure);
    } catch (IOException | RuntimeException damaged) {
      return Optional.of("%s cannot be unpacked: %s".formatted(table.name(), damaged.getMessage()));
    }
    BackupManifest.Table found = measure.result(table.columns());
    return found.equals(table)
        ? Optional.empty()
        : Optional.of(
            "%s has %d rows in %d bytes with SHA-256 %s, where the manifest says %d, %d and %s"
                .formatted(
                    table.name(),
                    found.rows(),
                    found.bytes(),
                    found.sha256(),
                    table.rows(),
                    table.bytes(),
                    table.sha256()));
  }

  /** The rows whose packed values cannot be read. */
  public UnreadableRows unreadableRows() {
    return unreadable;
  }

  /** The manifest of the archive. */
  public BackupManifest manifest() {
    return manifest;
  }

  /** The rows of a table in the manifest. */
  InputStream rows(BackupManifest.Table table) throws IOException {
    return zip.getInputStream(zip.getEntry(BackupArchiveWriter.entry(table.name())));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
