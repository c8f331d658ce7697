package coffee.app.commands;

import static java.util.stream.Collectors.joining;

import coffee.app.backup.BackupManifest;
import coffee.app.backup.RestoreBackup;
import coffee.domain.person.AuditEvent;
import coffee.domain.person.KeyId;
import coffee.persistence.person.RevocationReplayResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The report of a restore for the operator: persons and keys by number. */
record RestoreReport(BackupManifest manifest, RestoreBackup.Outcome outcome) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "The backup of %s is restored: %,d rows in %d tables.",
            manifest.createdAt(),
            manifest.rows(),
            manifest.tables().size()));
    if (outcome.replaced()) {
      addReplayed(lines);
    } else {
      addNotReplayed(lines);
    }
    if (outcome.revoked() > 0) {
      lines.add(
          "Keys revoked: %d. No key of the backup is valid; API_KEY is. Create new keys with"
                  .formatted(outcome.revoked())
              + " `key create`.");
    }
    lines.add(
        "Records deleted, purged or logged after that time are as they were then: docs/backup.md,");
    lines.add("\"After a restore\", describes what to do.");
    return lines;
  }

  private void addReplayed(List<String> lines) {
    RevocationReplayResult repeated = outcome.replayed();
    lines.add("From the replaced database: %d audit events.".formatted(repeated.addedEvents()));
    if (!repeated.restricted().isEmpty()) {
      lines.add("Revoked since, and revoked again: " + keys(repeated.restricted()) + ".");
    }
    if (!repeated.revokedNewer().isEmpty()) {
      lines.add("Created since, and invalid now: " + keys(repeated.revokedNewer()) + ".");
    }
    if (!repeated.erased().isEmpty()) {
      lines.add(
          repeated.erased().stream()
              .map(person -> "person " + person.value())
              .collect(joining(", ", "Erased since, and erased again: ", ".")));
    }
    for (AuditEvent event : repeated.skippedErasures()) {
      lines.add(
          ("NOT erased again: person %d, on %s. In the backup, the person of that number has events"
                  + " unknown to the replaced database: check whether they are the same.")
              .formatted(event.person().value(), event.at()));
    }
  }

  private void addNotReplayed(List<String> lines) {
    Instant instant = manifest.createdAt();
    lines.add("There was no earlier database with the events since then:");
    if (outcome.revoked() == 0) {
      lines.add(
          "- keys revoked or rotated after %s are valid again: revoke them, or use --revoke-keys"
              .formatted(instant));
    }
    lines.add("- persons and data erased after %s exist again: erase them".formatted(instant));
  }

  private static String keys(List<KeyId> keys) {
    return keys.stream()
        .map(key -> "key %d of person %d".formatted(key.number(), key.person().value()))
        .collect(joining(", "));
  }
}
