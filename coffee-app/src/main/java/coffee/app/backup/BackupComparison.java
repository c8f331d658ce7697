package coffee.app.backup;

import coffee.persistence.backup.Snapshot;
import coffee.persistence.backup.StoredTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Compares a backup with the current database. */
public record BackupComparison(Jdbi jdbi, RowProgressListener progress) {

  /** The differences, one sentence per table. */
  public List<String> differences(BackupManifest manifest) throws IOException {
    return Snapshot.read(jdbi, snapshot -> differences(snapshot, manifest, progress));
  }

  /** The same for a snapshot that is already open. */
  static List<String> differences(
      Snapshot snapshot, BackupManifest manifest, RowProgressListener progress) throws IOException {
    Map<String, BackupManifest.Table> backedUpTables = new HashMap<>();
    manifest.tables().forEach(table -> backedUpTables.put(table.name(), table));
    List<String> differences = new ArrayList<>();
    for (StoredTable table : snapshot.tables()) {
      CountingDigestStream measure =
          new CountingDigestStream(table.name(), OutputStream.nullOutputStream(), progress);
      snapshot.copyOut(table, measure);
      Optional<BackupManifest.Table> backedUp =
          Optional.ofNullable(backedUpTables.remove(table.name()));
      difference(measure.result(table.columns()), backedUp).ifPresent(differences::add);
    }
    backedUpTables.keySet().stream()
        .sorted()
        .forEach(name -> differences.add(name + " is in the backup only"));
    return differences;
  }

  private static Optional<String> difference(
      BackupManifest.Table stored, Optional<BackupManifest.Table> backedUp) {
    if (backedUp.isEmpty()) {
      return Optional.of(stored.name() + " is in the database only");
    }
    return stored.equals(backedUp.get())
        ? Optional.empty()
        : Optional.of(
            "%s differs: %d rows in the database, %d in the backup"
                .formatted(stored.name(), stored.rows(), backedUp.get().rows()));
  }
}
