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
public record Comparison(Jdbi jdbi, Progress progress) {

  /** The differences, one sentence per table. */
  public List<String> differences(Manifest manifest) throws IOException {
    return Snapshot.of(jdbi, snapshot -> differences(snapshot, manifest, progress));
  }

  /** The same for a snapshot that is already open. */
  static List<String> differences(Snapshot snapshot, Manifest manifest, Progress progress)
      throws IOException {
    Map<String, Manifest.Table> told = new HashMap<>();
    manifest.tables().forEach(table -> told.put(table.name(), table));
    List<String> differences = new ArrayList<>();
    for (StoredTable table : snapshot.tables()) {
      Measure measure = new Measure(table.name(), OutputStream.nullOutputStream(), progress);
      snapshot.copy(table, measure);
      Optional<Manifest.Table> backedUp = Optional.ofNullable(told.remove(table.name()));
      difference(measure.result(table.columns()), backedUp).ifPresent(differences::add);
    }
    told.keySet().stream()
        .sorted()
        .forEach(name -> differences.add(name + " is in the backup only"));
    return differences;
  }

  private static Optional<String> difference(
      Manifest.Table stored, Optional<Manifest.Table> backedUp) {
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
