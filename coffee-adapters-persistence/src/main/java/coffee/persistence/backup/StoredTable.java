package coffee.persistence.backup;

import java.util.List;
import java.util.Set;

/**
 * A table as PostgreSQL's catalogue describes it.
 *
 * @param columns that hold something of their own, in their order
 * @param parents names of the tables that its rows refer to
 * @param copyOut the statement that tells its rows, in the order of the primary key
 * @param copyIn the statement that takes them
 */
public record StoredTable(
    String name, List<String> columns, Set<String> parents, String copyOut, String copyIn) {

  /** Takes copies. */
  public StoredTable {
    columns = List.copyOf(columns);
    parents = Set.copyOf(parents);
  }
}
