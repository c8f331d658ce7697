package coffee.app.backup;

import coffee.app.configuration.DatabaseSettings;
import coffee.app.configuration.OperatorException;
import coffee.app.schema.AppliedChangeSets;
import coffee.persistence.Database;
import coffee.persistence.backup.BulkLoad;
import coffee.persistence.backup.StoredTable;
import coffee.persistence.person.RestoredKeys;
import coffee.persistence.person.RevocationReplay;
import coffee.persistence.person.RevocationReplayResult;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Restores a backup into a database in one transaction: completely, or not at all. Revocations and
 * erasures made in a replaced database are repeated after the restored data has been compared with
 * the backup, in the same transaction.
 *
 * @param replaces whether existing data is replaced
 */
public record RestoreBackup(Jdbi jdbi, boolean replaces, RowProgressListener progress) {

  private static final String DELIVERY_IDS = "webhook_delivery_id_seq";

  /**
   * More than were made after any backup. Receivers remember the ids of deliveries: an event that
   * had one of theirs would be taken for one that is known.
   */
  private static final long SKIPPED_DELIVERIES = 1_000_000_000;

  /**
   * The result of a restore.
   *
   * @param replaced whether existing data was replaced
   * @param replayed revocations and erasures repeated from the replaced data
   * @param revoked number of keys revoked on request
   */
  public record Outcome(boolean replaced, RevocationReplayResult replayed, int revoked) {}

  /** Whether the database contains no data. */
  public boolean isWithoutData() throws IOException {
    return BulkLoad.run(jdbi, filling -> filling.tables().stream().noneMatch(filling::hasRows));
  }

  /** The applied changelog steps of the database, in order. */
  public List<String> appliedSteps() {
    return jdbi.withHandle(handle -> List.copyOf(AppliedChangeSets.of(handle).keySet()));
  }

  /**
   * Restores the backup.
   *
   * @param revokesKeys whether to revoke all keys of persons
   * @throws OperatorException if the database is in use, if it has data that must not be replaced,
   *     or if its schema differs from that of the backup
   */
  public Outcome run(BackupArchive backup, boolean revokesKeys, Instant now) throws IOException {
    return BulkLoad.run(
        jdbi,
        filling -> {
          Optional<RevocationReplay> before = fill(filling, backup);
          RevocationReplayResult repeated =
              before.map(known -> known.replay(now)).orElse(RevocationReplayResult.NONE);
          deleteSignInCodes(filling);
          int revoked = revokesKeys ? new RestoredKeys(new Database(jdbi)).revokeAll(now) : 0;
          return new Outcome(before.isPresent(), repeated, revoked);
        });
  }

  /** A code that was used after the backup must not work again. */
  private static void deleteSignInCodes(BulkLoad filling) {
    boolean isKnown =
        filling.tables().stream().anyMatch(table -> table.name().equals("sign_in_code"));
    if (isKnown) { // the schema may be an older one
      filling.handle().execute("DELETE FROM sign_in_code");
    }
  }

  /** Fills the tables, and captures revocations and erasures of the replaced data. */
  private Optional<RevocationReplay> fill(BulkLoad filling, BackupArchive backup)
      throws IOException {
    BackupManifest manifest = backup.manifest();
    requireServiceStopped(filling.handle());
    requireSchema(filling.handle(), manifest);
    List<StoredTable> tables = filling.tables();
    requireSameTables(tables, manifest);
    Optional<RevocationReplay> before = clearIfReplacing(filling, tables);
    for (StoredTable table : tables) {
      fill(filling, table, backup);
    }
    filling.handle().execute("UPDATE databasechangelog SET dateexecuted = now()");
    filling.advanceSequences(manifest.sequences());
    filling.skipNumbers(DELIVERY_IDS, SKIPPED_DELIVERIES);
    requireSame(BackupComparison.differences(filling.snapshot(), manifest, progress));
    return before;
  }

  private static void requireSame(List<String> differences) {
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          "the restored data differs from the backup: " + String.join("; ", differences));
    }
  }

  /** A running service would answer from its caches. */
  private static void requireServiceStopped(Handle handle) {
    String sql =
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = :service
        """;
    long connections =
        handle.createQuery(sql).bind("service", DatabaseSettings.SERVICE).mapTo(Long.class).one();
    if (connections > 0) {
      throw new OperatorException(
          "the service is connected to the database (%d connections): stop it first"
              .formatted(connections));
    }
  }

  private static void requireSchema(Handle handle, BackupManifest manifest) {
    List<String> applied = List.copyOf(AppliedChangeSets.of(handle).keySet());
    if (!applied.equals(manifest.schema())) {
      throw new OperatorException(
          "the database schema (%s) differs from the backup's (%s): restore into an empty database"
                  .formatted(last(applied), last(manifest.schema()))
              + " (CREATE DATABASE), which is migrated automatically");
    }
  }

  private static String last(List<String> steps) {
    return steps.isEmpty() ? "none" : "up to " + steps.get(steps.size() - 1);
  }

  private static void requireSameTables(List<StoredTable> tables, BackupManifest manifest) {
    List<String> here = tables.stream().map(it -> it.name() + it.columns()).sorted().toList();
    List<String> there =
        manifest.tables().stream().map(it -> it.name() + it.columns()).sorted().toList();
    if (!here.equals(there)) {
      throw new OperatorException(
          "the tables differ from the backup: %s here, %s there".formatted(here, there));
    }
  }

  private Optional<RevocationReplay> clearIfReplacing(BulkLoad filling, List<StoredTable> tables) {
    List<String> filled = tables.stream().filter(filling::hasRows).map(StoredTable::name).toList();
    if (filled.isEmpty()) {
      return Optional.empty();
    }
    if (!replaces) {
      throw new OperatorException(
          "the database is not empty (%s): use an empty one, or --replace to delete"
                  .formatted(String.join(", ", filled))
              + " its data");
    }
    RevocationReplay before = RevocationReplay.capture(new Database(jdbi));
    filling.clear(tables);
    return Optional.of(before);
  }

  private void fill(BulkLoad filling, StoredTable table, BackupArchive backup) throws IOException {
    BackupManifest.Table backedUp =
        backup.manifest().tables().stream()
            .filter(it -> it.name().equals(table.name()))
            .findFirst()
            .orElseThrow();
    progress.onProgress(table.name(), 0, 0);
    try (InputStream rows = backup.rows(backedUp)) {
      long stored = filling.load(table, rows);
      if (stored != backedUp.rows()) {
        throw new IllegalStateException(
            "%s: %d rows stored of %d".formatted(table.name(), stored, backedUp.rows()));
      }
      progress.onProgress(table.name(), stored, backedUp.bytes());
    }
  }
}
