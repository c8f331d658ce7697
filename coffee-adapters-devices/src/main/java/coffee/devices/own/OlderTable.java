package coffee.devices.own;

import java.util.List;
import java.util.Optional;

/**
 * A table of the legacy service.
 *
 * @param name its name in the database
 * @param columns the names of its columns, in their order
 */
record OlderTable(String name, List<String> columns) {

  private static final List<OlderTable> ALL =
      List.of(
          new OlderTable(
              "coffee_logs", List.of("id", "timestamp", "caffeine_mg", "coffee_type", "notes")),
          new OlderTable("heart_rate_logs", List.of("id", "timestamp", "bpm", "context", "notes")));

  private static final String NAME_OF_COFFEE = "coffee_logs:";

  static Optional<OlderTable> named(String name) {
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
  static void nameCoffee(Row row) {
    if (row.has(Field.CAFFEINE_MG) && row.has(Field.ID)) {
      row.put(Field.CLIENT_ID, NAME_OF_COFFEE + row.text(Field.ID));
    }
  }
}
