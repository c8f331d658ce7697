package coffee.app.backup;

import coffee.app.configuration.DatabaseSettings;
import coffee.app.configuration.StartupRefusal;
import coffee.app.schema.AppliedSteps;
import coffee.persistence.Database;
import coffee.persistence.backup.Filling;
import coffee.persistence.backup.StoredTable;
import coffee.persistence.person.RepeatedWithdrawals;
import coffee.persistence.person.RestoredKeys;
import coffee.persistence.person.Withdrawals;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Puts everything that a backup holds into a database, in one transaction: all of it, to the byte,
 * or the database stays as it is. What was taken away in a database that gives way stays taken
 * away: that follows when everything was compared with the backup, in the same transaction.
 *
 * @param replaces whether what is stored there gives way
 */
public record Restore(Jdbi jdbi, boolean replaces, Progress progress) {

  /**
   * What a restore came to.
   *
   * @param replaced whether another state of the service gave way
   * @param repeated what was taken away in that one, and is again
   * @param revoked how many keys of the backup were revoked because all were to be
   */
  public record Outcome(boolean replaced, RepeatedWithdrawals repeated, int revoked) {}

  /** Whether nothing would be lost if every table was dropped. */
  public boolean isWithoutData() throws IOException {
    return Filling.of(jdbi, filling -> filling.tables().stream().noneMatch(filling::isFilled));
  }

  /** The steps of the changelog that the database has, in their order. */
  public List<String> appliedSteps() {
    return jdbi.withHandle(handle -> List.copyOf(AppliedSteps.of(handle).keySet()));
  }

  /**
   * Restores.
   *
   * @param revokesKeys whether persons' keys open nothing any more
   * @throws StartupRefusal if somebody uses the database, if it is not empty and nothing was said
   *     of replacing, or if its schema is not that of the backup
   */
  public Outcome from(Archive backup, boolean revokesKeys, Instant now) throws IOException {
    return Filling.of(
        jdbi,
        filling -> {
          Optional<Withdrawals> before = fill(filling, backup);
          RepeatedWithdrawals repeated =
              before.map(known -> known.repeat(now)).orElse(RepeatedWithdrawals.NONE);
          int revoked = revokesKeys ? new RestoredKeys(new Database(jdbi)).revokeAll(now) : 0;
          return new Outcome(before.isPresent(), repeated, revoked);
        });
  }

  /** Fills the tables, and tells of what was there before, if there was anything. */
  private Optional<Withdrawals> fill(Filling filling, Archive backup) throws IOException {
    Manifest manifest = backup.manifest();
    requireUnused(filling.handle());
    requireSchema(filling.handle(), manifest);
    List<StoredTable> tables = filling.tables();
    requireSameTables(tables, manifest);
    Optional<Withdrawals> before = makeRoom(filling, tables);
    for (StoredTable table : tables) {
      fill(filling, table, backup);
    }
    filling.handle().execute("UPDATE databasechangelog SET dateexecuted = now()");
    filling.advance(manifest.sequences());
    requireSame(Comparison.differences(filling.filled(), manifest, progress));
    return before;
  }

  private static void requireSame(List<String> differences) {
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          "what was restored differs from the backup: " + String.join("; ", differences));
    }
  }

  /** A service that goes on would answer by what it remembers. */
  private static void requireUnused(Handle handle) {
    String sql =
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = :service
        """;
    long connections =
        handle.createQuery(sql).bind("service", DatabaseSettings.SERVICE).mapTo(Long.class).one();
    if (connections > 0) {
      throw new StartupRefusal(
          "the service uses the database, over %d connection(s): stop it first"
              .formatted(connections));
    }
  }

  private static void requireSchema(Handle handle, Manifest manifest) {
    List<String> applied = List.copyOf(AppliedSteps.of(handle).keySet());
    if (!applied.equals(manifest.schema())) {
      throw new StartupRefusal(
          "the database's schema (%s) is not that of the backup (%s): restore into an empty database"
                  .formatted(last(applied), last(manifest.schema()))
              + " (CREATE DATABASE), which is brought to the right schema by itself");
    }
  }

  private static String last(List<String> steps) {
    return steps.isEmpty() ? "none" : "up to " + steps.get(steps.size() - 1);
  }

  private static void requireSameTables(List<StoredTable> tables, Manifest manifest) {
    List<String> here = tables.stream().map(it -> it.name() + it.columns()).sorted().toList();
    List<String> there =
        manifest.tables().stream().map(it -> it.name() + it.columns()).sorted().toList();
    if (!here.equals(there)) {
      throw new StartupRefusal(
          "the tables are not those of the backup: %s here, %s there".formatted(here, there));
    }
  }

  private Optional<Withdrawals> makeRoom(Filling filling, List<StoredTable> tables) {
    List<String> filled = tables.stream().filter(filling::isFilled).map(StoredTable::name).toList();
    if (filled.isEmpty()) {
      return Optional.empty();
    }
    if (!replaces) {
      throw new StartupRefusal(
          "the database is not empty (%s): restore into another one, or say --replace to give up"
                  .formatted(String.join(", ", filled))
              + " what is there");
    }
    Withdrawals before = Withdrawals.in(new Database(jdbi));
    filling.clear(tables);
    return Optional.of(before);
  }

  private void fill(Filling filling, StoredTable table, Archive backup) throws IOException {
    Manifest.Table told =
        backup.manifest().tables().stream()
            .filter(it -> it.name().equals(table.name()))
            .findFirst()
            .orElseThrow();
    progress.at(table.name(), 0, 0);
    try (InputStream rows = backup.rows(told)) {
      long stored = filling.fill(table, rows);
      if (stored != told.rows()) {
        throw new IllegalStateException(
            "%s: %d rows stored of %d".formatted(table.name(), stored, told.rows()));
      }
      progress.at(table.name(), stored, told.bytes());
    }
  }
}
