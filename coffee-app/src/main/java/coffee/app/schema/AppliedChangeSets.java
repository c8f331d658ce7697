package coffee.app.schema;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The changelog steps applied to a database. */
public final class AppliedChangeSets {

  private AppliedChangeSets() {}

  /** Their ids with labels, in the order in which they were applied. */
  public static Map<String, Set<String>> of(Handle handle) {
    boolean isNew =
        handle
            .createQuery("SELECT to_regclass('databasechangelog') IS NULL")
            .mapTo(Boolean.class)
            .one();
    if (isNew) {
      return Map.of();
    }
    return handle
        .createQuery(
            "SELECT id, coalesce(labels, '') AS labels FROM databasechangelog ORDER BY orderexecuted")
        .reduceRows(
            new LinkedHashMap<String, Set<String>>(),
            (steps, row) -> {
              steps.put(
                  row.getColumn("id", String.class), labels(row.getColumn("labels", String.class)));
              return steps;
            });
  }

  private static Set<String> labels(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toSet());
  }
}
