package coffee.persistence.imports;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** The stored problem rows of a person's imports. */
final class StoredImportProblems {

  private record OfImport(long importId, RefusedRow row) {}

  private record Numbered(int number, RefusedRow row) {}

  private final Handle handle;
  private final PersonId person;

  StoredImportProblems(Handle handle, PersonId person) {
    this.handle = handle;
    this.person = person;
  }

  List<RefusedRow> page(long importId, int after, int limit) {
    String sql =
        """
        SELECT import_id, file, unit, position, code, detail, original
        FROM import_problem
        WHERE person_id = :person AND import_id = :import AND number > :after
        ORDER BY number
        LIMIT :limit
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("import", importId)
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) -> read(row).row())
        .list();
  }

  /** The first problems of each given import. */
  Map<Long, List<RefusedRow>> firstProblems(List<ImportJob> jobs) {
    String sql =
        """
        SELECT import_id, file, unit, position, code, detail, original
        FROM import_problem
        WHERE person_id = :person AND import_id = ANY (:imports) AND number <= :limit
        ORDER BY import_id, number
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("imports", JdbcValues.longs(jobs, ImportJob::id))
        .bind("limit", ImportJob.FIRST_PROBLEMS)
        .map((row, context) -> read(row))
        .stream()
        .collect(groupingBy(OfImport::importId, mapping(OfImport::row, toList())));
  }

  private static OfImport read(ResultSet row) throws SQLException {
    SourcePosition position =
        new SourcePosition(
            Optional.ofNullable(row.getString("file")),
            ImportCodes.UNITS.constant(row.getInt("unit")),
            row.getLong("position"));
    return new OfImport(
        row.getLong("import_id"),
        new RefusedRow(
            position, row.getString("code"), row.getString("detail"), row.getString("original")));
  }

  /**
   * Stores further problems up to the maximum.
   *
   * @param before number of problems already stored
   */
  void add(long importId, long before, List<RefusedRow> further) {
    int room = (int) Math.max(0, Math.min(further.size(), ImportJobs.MAX_PROBLEMS - before));
    if (room == 0) {
      return;
    }
    List<Numbered> kept =
        IntStream.range(0, room)
            .mapToObj(i -> new Numbered((int) before + i + 1, further.get(i)))
            .toList();
    String sql =
        """
        INSERT INTO import_problem
          (person_id, import_id, number, file, unit, position, code, detail, original)
        SELECT :person, :import, number, file, unit, position, code, detail, original
        FROM unnest(:numbers, :files, :units, :positions, :codes, :details, :originals)
          AS given (number, file, unit, position, code, detail, original)
        ON CONFLICT (person_id, import_id, number) DO UPDATE
        SET file = excluded.file, unit = excluded.unit, position = excluded.position,
          code = excluded.code, detail = excluded.detail, original = excluded.original
        """;
    handle
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("import", importId)
        .bind("numbers", JdbcValues.integers(kept, Numbered::number))
        .bind("files", JdbcValues.texts(kept, one -> one.row().position().file()))
        .bind(
            "units",
            JdbcValues.shorts(kept, one -> ImportCodes.UNITS.of(one.row().position().unit())))
        .bind("positions", JdbcValues.longs(kept, one -> one.row().position().number()))
        .bind("codes", JdbcValues.texts(kept, one -> Optional.of(one.row().code())))
        .bind("details", JdbcValues.texts(kept, one -> Optional.of(one.row().detail())))
        .bind("originals", JdbcValues.texts(kept, one -> Optional.of(one.row().original())))
        .execute();
  }
}
