package coffee.app.backup;

import coffee.app.configuration.Version;
import coffee.app.schema.AppliedSteps;
import coffee.persistence.backup.Snapshot;
import coffee.persistence.backup.StoredTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Writes a consistent backup of all data to a file, without blocking writers. */
public record TakeBackup(Jdbi jdbi, Progress progress) {

  /**
   * Writes a backup file; it appears only when it is complete.
   *
   * @param file new file in an existing directory
   */
  public Manifest to(Path file, Instant now) throws IOException {
    return Snapshot.of(jdbi, snapshot -> write(snapshot, file, now));
  }

  private Manifest write(Snapshot snapshot, Path file, Instant now) throws IOException {
    try (ArchiveWriter archive = new ArchiveWriter(file)) {
      List<Manifest.Table> tables = new ArrayList<>();
      for (StoredTable table : snapshot.tables()) {
        tables.add(archive.add(snapshot, table, progress));
      }
      Manifest manifest =
          new Manifest(
              Manifest.FORMAT,
              now,
              Version.CURRENT,
              List.copyOf(AppliedSteps.of(snapshot.handle()).keySet()),
              tables,
              snapshot.sequences());
      archive.finish(manifest);
      return manifest;
    }
  }
}
