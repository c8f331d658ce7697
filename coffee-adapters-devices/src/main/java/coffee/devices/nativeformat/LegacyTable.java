package coffee.devices.nativeformat;

import java.util.List;
import java.util.Optional;

/**
 * A table of the legacy service.
 *
 * @param name its name in the database
 * @param columns the names of its columns, in their order
 */
record LegacyTable(String name, List<String> columns) {

  private static final List<LegacyTable> ALL =
      List.of(
          new LegacyTable(
              "coffee_logs", List.of("id", "timestamp", "caffeine_mg", "coffee_type", "notes")),
          new LegacyTable(
              "heart_rate_logs", List.of("id", "timestamp", "bpm", "context", "notes")));

  private static final String NAME_OF_COFFEE = "coffee_logs:";

  static Optional<LegacyTable> find(String name) {
    return ALL.stream().filter(table -> table.name().equals(name)).findFirst();
  }

  /** Whether a table of the legacy service has these columns, in any order. */
  static boolean hasColumns(List<String> columns) {
    return ALL.stream()
        .anyMatch(
            table ->
                columns.size() == table.columns().size() && columns.containsAll(table.columns()));
  }

  /** Derives the client id from the legacy id, so that repeated imports are idempotent. */
  static void setClientId(RecordFields row) {
    if (row.has(RecordField.CAFFEINE_MG) && row.has(RecordField.ID)) {
      row.put(RecordField.CLIENT_ID, NAME_OF_COFFEE + row.text(RecordField.ID));
    }
  }
}
