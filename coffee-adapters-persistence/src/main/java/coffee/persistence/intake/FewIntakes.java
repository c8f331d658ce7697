package coffee.persistence.intake;

import coffee.domain.TimeRange;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The intakes of a range if they are few: reading them costs the database less than adding them up
 * there.
 *
 * @param rows ascending by time, then id
 */
record FewIntakes(List<Row> rows) {

  /** More are added up by the database, so that the memory for them is bounded. */
  private static final int MAX_ROWS = 500;

  /**
   * What is added up.
   *
   * @param type null if none is given
   */
  record Row(Instant consumedAt, double milligrams, @Nullable String type) {

    private static Row read(ResultSet row) throws SQLException {
      return new Row(
          JdbcValues.instant(row, "consumed_at"),
          row.getDouble("caffeine_mg"),
          row.getString("coffee_type"));
    }
  }

  /** The intakes of a range; empty if they are not few. */
  static Optional<FewIntakes> read(Database database, PersonId person, TimeRange range) {
    String sql =
        """
        SELECT consumed_at, caffeine_mg, coffee_type
        FROM coffee_intake
        WHERE person_id = :person AND consumed_at >= :from AND consumed_at < :until
        ORDER BY consumed_at, id
        LIMIT :limit
        """;
    List<Row> rows =
        database.read(
            person,
            handle ->
                handle
                    .createQuery(sql)
                    .bind("person", person.value())
                    .bind("from", JdbcValues.instant(range.from()))
                    .bind("until", JdbcValues.instant(range.until()))
                    .bind("limit", MAX_ROWS + 1)
                    .map((row, context) -> Row.read(row))
                    .list());
    return rows.size() > MAX_ROWS ? Optional.empty() : Optional.of(new FewIntakes(rows));
  }

  /**
   * The sums of the pieces between neighbouring bounds that have intakes, by the start of the
   * piece.
   *
   * @param bounds the first is not after the first intake
   */
  Map<Instant, IntakeSum> pieces(NavigableSet<Instant> bounds) {
    Map<Instant, IntakeSum> pieces = new HashMap<>();
    for (Row row : rows) {
      pieces.merge(
          bounds.floor(row.consumedAt),
          IntakeSum.of(row.consumedAt, row.milligrams),
          IntakeSum::plus);
    }
    return pieces;
  }

  /** The most common type, of equally common ones the latest; empty if there is none. */
  Optional<String> mostCommonType() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Row row : rows) {
      if (row.type != null) {
        Integer before = counts.remove(row.type); // so that the latest type is the last one
        counts.put(row.type, before == null ? 1 : before + 1);
      }
    }
    return counts.entrySet().stream()
        .reduce((best, next) -> next.getValue() >= best.getValue() ? next : best)
        .map(Map.Entry::getKey);
  }
}
