package coffee.app.commands;

import static java.util.stream.Collectors.joining;

import coffee.app.backup.Manifest;
import coffee.app.backup.Restore;
import coffee.domain.person.AuditEvent;
import coffee.domain.person.KeyId;
import coffee.persistence.person.RepeatedWithdrawals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an operator has to know when a backup is restored: persons and keys by their numbers. */
record RestoreReport(Manifest manifest, Restore.Outcome outcome) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Everything of %s is restored: %,d rows of %d tables.",
            manifest.createdAt(),
            manifest.rows(),
            manifest.tables().size()));
    if (outcome.replaced()) {
      addRepeated(lines);
    } else {
      addUnknown(lines);
    }
    if (outcome.revoked() > 0) {
      lines.add(
          "Keys revoked: %d. None of the backup opens anything; API_KEY does. Make new ones with"
                  .formatted(outcome.revoked())
              + " `key create`.");
    }
    lines.add(
        "What was deleted, purged or logged after that moment is as it was then: RUNBOOK.md,");
    lines.add("\"After a restore\", says what to do.");
    return lines;
  }

  private void addRepeated(List<String> lines) {
    RepeatedWithdrawals repeated = outcome.repeated();
    lines.add(
        "From the database that gave way: %d line(s) of the trail.".formatted(repeated.events()));
    if (!repeated.limited().isEmpty()) {
      lines.add("Revoked or rotated since, and still so: " + keys(repeated.limited()) + ".");
    }
    if (!repeated.retired().isEmpty()) {
      lines.add("Made since, and open nothing any more: " + keys(repeated.retired()) + ".");
    }
    if (!repeated.erased().isEmpty()) {
      lines.add(
          repeated.erased().stream()
              .map(person -> "person " + person.value())
              .collect(joining(", ", "Erased since, and erased again: ", ".")));
    }
    for (AuditEvent event : repeated.doubtful()) {
      lines.add(
          ("NOT erased again: person %d, on %s. The backup tells of a person of that number what the"
                  + " other database did not know: look whether they are the same.")
              .formatted(event.person().value(), event.at()));
    }
  }

  private void addUnknown(List<String> lines) {
    Instant moment = manifest.createdAt();
    lines.add("Nothing was there that tells what happened since:");
    if (outcome.revoked() == 0) {
      lines.add(
          "- keys revoked or rotated after %s open again: revoke them, or restore with --revoke-keys"
              .formatted(moment));
    }
    lines.add("- persons and data erased after %s are back: erase them again".formatted(moment));
  }

  private static String keys(List<KeyId> keys) {
    return keys.stream()
        .map(key -> "key %d of person %d".formatted(key.number(), key.person().value()))
        .collect(joining(", "));
  }
}
