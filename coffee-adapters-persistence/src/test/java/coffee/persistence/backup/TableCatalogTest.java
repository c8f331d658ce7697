package coffee.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.persistence.TestDatabase;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TableCatalogTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();

  private final Jdbi jdbi = POSTGRES.jdbi();
  private final List<StoredTable> tables = jdbi.withHandle(TableCatalog::tables);

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @Test
  void listsEveryMigratedTable() {
    String sql =
        """
        SELECT tablename FROM pg_tables
        WHERE schemaname = 'public' AND tablename NOT LIKE 'databasechangelog%'
        """;
    List<String> made = jdbi.withHandle(handle -> handle.select(sql).mapTo(String.class).list());
    assertThat(made).isNotEmpty();
    assertThat(tables).extracting(StoredTable::name).containsExactlyInAnyOrderElementsOf(made);
  }

  @Test
  void listsEveryColumn() {
    String sql =
        """
        SELECT column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = ? AND is_generated = 'NEVER'
        ORDER BY ordinal_position
        """;
    for (StoredTable table : tables) {
      assertThat(table.columns())
          .isEqualTo(
              jdbi.withHandle(
                  handle -> handle.select(sql, table.name()).mapTo(String.class).list()));
    }
  }

  @Test
  void ordersParentsBeforeChildren() {
    List<String> names = tables.stream().map(StoredTable::name).toList();
    for (StoredTable table : tables) {
      assertThat(names.subList(0, names.indexOf(table.name()))).containsAll(table.parents());
    }
    assertThat(names).containsSubsequence("person", "api_key");
  }

  @Test
  void ordersRowsByPrimaryKey() {
    assertThat(tables).extracting(StoredTable::copyOut).allMatch(it -> it.contains(" ORDER BY "));
    assertThat(tables)
        .filteredOn(table -> table.name().equals("person_name"))
        .extracting(StoredTable::copyOut)
        .containsExactly(
            "COPY (SELECT name, person_id FROM person_name ORDER BY name COLLATE \"C\") TO STDOUT");
  }

  @Test
  void findsUsedSequences() {
    jdbi.useHandle(handle -> handle.execute("INSERT INTO person_name (name) VALUES ('a'), ('b')"));
    assertThat(jdbi.withHandle(TableCatalog::sequences))
        .containsExactly(new SequenceState("person_name_person_id_seq", 2));
  }
}
