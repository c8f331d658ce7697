package coffee.persistence.backup;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The tables and sequences of a database according to PostgreSQL's catalog, so none is missed. */
final class TableCatalog {

  private TableCatalog() {}

  /**
   * All tables except Liquibase's, each after the tables that it references. Rows are ordered by
   * primary key, text by bytes, so that equal tables read the same everywhere.
   */
  static List<StoredTable> tables(Handle handle) {
    String sql =
        """
        SELECT stored.relname AS name, columns.names, parents.names AS parents,
          format('COPY (SELECT %s FROM %s%s) TO STDOUT',
            columns.quoted, stored.oid::regclass, ' ORDER BY ' || key.quoted) AS copy_out,
          format('COPY %s (%s) FROM STDIN', stored.oid::regclass, columns.quoted) AS copy_in
        FROM pg_class AS stored
        CROSS JOIN LATERAL (
          SELECT array_agg(attname::text ORDER BY attnum) AS names,
            string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS quoted
          FROM pg_attribute
          WHERE attrelid = stored.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
        ) AS columns
        CROSS JOIN LATERAL (
          SELECT string_agg(
              quote_ident(attname) || CASE WHEN attcollation = 0 THEN '' ELSE ' COLLATE "C"' END,
              ', ' ORDER BY place) AS quoted
          FROM pg_index
          CROSS JOIN LATERAL unnest(indkey) WITH ORDINALITY AS part (number, place)
          JOIN pg_attribute ON attrelid = indrelid AND attnum = part.number
          WHERE indrelid = stored.oid AND indisprimary AND place <= indnkeyatts
        ) AS key
        CROSS JOIN LATERAL (
          SELECT coalesce(array_agg(parent.relname::text), '{}') AS names
          FROM pg_constraint
          JOIN pg_class AS parent ON parent.oid = confrelid
          WHERE conrelid = stored.oid AND contype = 'f' AND confrelid <> conrelid
        ) AS parents
        WHERE stored.relnamespace = current_schema()::regnamespace AND stored.relkind = 'r'
          AND stored.relname NOT IN ('databasechangelog', 'databasechangeloglock')
        ORDER BY stored.relname
        """;
    return parentsFirst(handle.createQuery(sql).map((row, context) -> table(row)).list());
  }

  private static StoredTable table(ResultSet row) throws SQLException {
    return new StoredTable(
        row.getString("name"),
        List.of(texts(row.getArray("names"))),
        Set.of(texts(row.getArray("parents"))),
        row.getString("copy_out"),
        row.getString("copy_in"));
  }

  private static String[] texts(Array array) throws SQLException {
    return (String[]) array.getArray();
  }

  private static List<StoredTable> parentsFirst(List<StoredTable> tables) {
    Map<String, StoredTable> ordered = new LinkedHashMap<>();
    while (ordered.size() < tables.size()) {
      List<StoredTable> next =
          tables.stream()
              .filter(table -> !ordered.containsKey(table.name()))
              .filter(table -> ordered.keySet().containsAll(table.parents()))
              .toList();
      if (next.isEmpty()) {
        throw new IllegalStateException("tables have circular references");
      }
      next.forEach(table -> ordered.put(table.name(), table));
    }
    return new ArrayList<>(ordered.values());
  }

  /** All sequences that have issued a number. */
  static List<SequenceState> sequences(Handle handle) {
    String sql =
        """
        SELECT sequencename, last_value FROM pg_sequences
        WHERE schemaname = current_schema() AND last_value IS NOT NULL
        ORDER BY sequencename
        """;
    return handle
        .createQuery(sql)
        .map((row, context) -> new SequenceState(row.getString(1), row.getLong(2)))
        .list();
  }
}
