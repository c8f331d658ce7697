package coffee.app.backup;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
public final class Archive implements Closeable {

  private final ZipFile zip;
  private final Manifest manifest;

  private Archive(ZipFile zip, Manifest manifest) {
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens a backup after reading it completely and checking it against its manifest.
   *
   * @throws DamagedBackupException with all problems found
   */
  public static Archive open(Path file, Progress progress) throws IOException {
    List<String> problems = new ArrayList<>();
    if (!Seal.isWhole(file)) {
      problems.add("the file is corrupt: its SHA-256 differs, or it is truncated");
    }
    ZipFile zip = unpacked(file, problems);
    try {
      Manifest manifest = manifest(zip, file, problems);
      problems.addAll(differences(zip, manifest, progress));
      if (!problems.isEmpty()) {
        throw new DamagedBackupException(file, problems);
      }
      return new Archive(zip, manifest);
    } catch (IOException | RuntimeException failure) {
      zip.close();
      throw failure;
    }
  }

  private static ZipFile unpacked(Path file, List<String> problems) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (IOException | IllegalArgumentException damaged) {
      problems.add("it is not a readable archive: " + damaged.getMessage());
      throw new DamagedBackupException(file, problems);
    }
  }

  private static Manifest manifest(ZipFile zip, Path file, List<String> problems)
      throws IOException {
    ZipEntry entry = zip.getEntry(ArchiveWriter.MANIFEST);
    if (entry == null) {
      problems.add(ArchiveWriter.MANIFEST + " is missing");
      throw new DamagedBackupException(file, problems);
    }
    try (InputStream json = zip.getInputStream(entry)) {
      Manifest manifest = Manifest.read(json.readAllBytes());
      if (manifest.format() != Manifest.FORMAT) {
        problems.add(
            "its format is %d, but this version supports %d: restore it with version %s"
                .formatted(manifest.format(), Manifest.FORMAT, manifest.version()));
      }
      return manifest;
    } catch (IOException | RuntimeException unreadable) {
      problems.add(ArchiveWriter.MANIFEST + " cannot be read: " + unreadable.getMessage());
      throw new DamagedBackupException(file, problems);
    }
  }

  private static List<String> differences(ZipFile zip, Manifest manifest, Progress progress) {
    List<String> differences = new ArrayList<>();
    Set<String> unknown = new HashSet<>();
    for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
      unknown.add(all.nextElement().getName());
    }
    unknown.remove(ArchiveWriter.MANIFEST);
    for (Manifest.Table table : manifest.tables()) {
      if (unknown.remove(ArchiveWriter.entry(table.name()))) {
        compare(zip, table, progress).ifPresent(differences::add);
      } else {
        differences.add(table.name() + " is missing");
      }
    }
    unknown.stream().sorted().forEach(name -> differences.add(name + " is not in the manifest"));
    return differences;
  }

  private static Optional<String> compare(ZipFile zip, Manifest.Table table, Progress progress) {
    Measure measure = new Measure(table.name(), OutputStream.nullOutputStream(), progress);
    try (InputStream rows = zip.getInputStream(zip.getEntry(ArchiveWriter.entry(table.name())))) {
      rows.transferTo(measure);
    } catch (IOException | RuntimeException damaged) {
      return Optional.of("%s cannot be unpacked: %s".formatted(table.name(), damaged.getMessage()));
    }
    Manifest.Table found = measure.result(table.columns());
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

  /** The manifest of the archive. */
  public Manifest manifest() {
    return manifest;
  }

  /** The rows of a table in the manifest. */
  InputStream rows(Manifest.Table table) throws IOException {
    return zip.getInputStream(zip.getEntry(ArchiveWriter.entry(table.name())));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
