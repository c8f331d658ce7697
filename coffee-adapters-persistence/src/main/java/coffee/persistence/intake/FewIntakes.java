package coffee.persistence.intake;

import coffee.domain.TimeRange;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import coffee.persistence.ProfileCheck;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;
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

  private static final String PLAIN =
      """
      SELECT consumed_at, caffeine_mg, coffee_type
      FROM coffee_intake
      WHERE person_id = :person AND consumed_at >= :from AND consumed_at < :until
      ORDER BY consumed_at, id
      LIMIT :limit
      """;

  /** The same, with a {@link ProfileCheck}. */
  private static final String CHECKED =
      """
      SELECT consumed_at, caffeine_mg, coffee_type,
        profile_revision = :profileRevision AND profile_changed_at = :profileChangedAt AS is_known
      FROM person LEFT JOIN (
        SELECT consumed_at, caffeine_mg, coffee_type, id AS intake_id
        FROM coffee_intake
        WHERE person_id = :person AND consumed_at >= :from AND consumed_at < :until
        ORDER BY consumed_at, id
        LIMIT :limit
      ) AS intake ON true
      WHERE person.id = :person
      ORDER BY consumed_at, intake_id
      """;

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
    Optional<ProfileCheck> check = database.profileChecks().of(person);
    List<Row> rows =
        database.read(
            person,
            handle ->
                check
                    .map(known -> checked(bind(handle.createQuery(CHECKED), person, range), known))
                    .orElseGet(() -> rows(bind(handle.createQuery(PLAIN), person, range))));
    return rows.size() > MAX_ROWS ? Optional.empty() : Optional.of(new FewIntakes(rows));
  }

  private static Query bind(Query query, PersonId person, TimeRange range) {
    return query
        .bind("person", person.value())
        .bind("from", JdbcValues.instant(range.from()))
        .bind("until", JdbcValues.instant(range.until()))
        .bind("limit", MAX_ROWS + 1);
  }

  private static List<Row> rows(Query query) {
    return query.map((row, context) -> Row.read(row)).list();
  }

  /** The person has one row without a time if there are no intakes, and none if they are gone. */
  private static List<Row> checked(Query query, ProfileCheck check) {
    List<Row> rows = new ArrayList<>();
    boolean isKnown =
        check
            .bind(query)
            .scanResultSet(
                (results, context) -> {
                  ResultSet row = results.get();
                  boolean known = row.next() && row.getBoolean(ProfileCheck.COLUMN);
                  if (known && row.getObject("consumed_at") != null) {
                    do {
                      rows.add(Row.read(row));
                    } while (row.next());
                  }
                  return known;
                });
    check.confirm(isKnown);
    return rows;
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
