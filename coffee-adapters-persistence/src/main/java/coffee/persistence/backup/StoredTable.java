package coffee.persistence.backup;

import java.util.List;
import java.util.Set;

/**
 * A table as described by PostgreSQL's catalog.
 *
 * @param columns columns that are not generated, in order
 * @param parents names of the referenced tables
 * @param copyOut statement that writes the rows, ordered by primary key
 * @param copyIn statement that reads the rows
 */
public record StoredTable(
    String name, List<String> columns, Set<String> parents, String copyOut, String copyIn) {

  /** Copies the lists. */
  public StoredTable {
    columns = List.copyOf(columns);
    parents = Set.copyOf(parents);
  }
}
