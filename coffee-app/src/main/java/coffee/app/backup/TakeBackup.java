package coffee.app.backup;

import coffee.app.configuration.Version;
import coffee.app.schema.AppliedChangeSets;
import coffee.persistence.backup.Snapshot;
import coffee.persistence.backup.StoredTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Writes a consistent backup of all data to a file, without blocking writers. */
public record TakeBackup(Jdbi jdbi, RowProgressListener progress) {

  /**
   * Writes a backup file; it appears only when it is complete.
   *
   * @param file new file in an existing directory
   */
  public BackupManifest to(Path file, Instant now) throws IOException {
    return Snapshot.read(jdbi, snapshot -> write(snapshot, file, now));
  }

  private BackupManifest write(Snapshot snapshot, Path file, Instant now) throws IOException {
    try (BackupArchiveWriter archive = new BackupArchiveWriter(file)) {
      List<BackupManifest.Table> tables = new ArrayList<>();
      for (StoredTable table : snapshot.tables()) {
        tables.add(archive.add(snapshot, table, progress));
      }
      BackupManifest manifest =
          new BackupManifest(
              BackupManifest.FORMAT,
              now,
              Version.CURRENT,
              List.copyOf(AppliedChangeSets.of(snapshot.handle()).keySet()),
              tables,
              snapshot.sequences());
      archive.finish(manifest);
      return manifest;
    }
  }
}
