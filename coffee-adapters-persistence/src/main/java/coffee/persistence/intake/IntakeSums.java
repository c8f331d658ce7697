package coffee.persistence.intake;

import coffee.domain.TimeRange;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.FrequentDrink;
import coffee.domain.intake.IntakeTotals;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What many drinks amount to, worked out where they are stored. */
record IntakeSums(Database database) {

  /**
   * Each range is a piece of the index, so that its bounds, and not a time zone, decide what
   * belongs to it. A dose is added up in two parts, each almost without rounding: multiples of
   * 1/1024 mg, of which sums are exact, and the rest, which is small.
   */
  List<IntakeTotals> totals(PersonId person, List<TimeRange> ranges) {
    String sql =
        """
        SELECT count, coarse_mg + fine_mg AS total_mg, smallest_mg, largest_mg, first_at, last_at
        FROM unnest(CAST(:starts AS timestamptz[]), CAST(:ends AS timestamptz[]))
            WITH ORDINALITY AS time_range (range_start, range_end, position)
          CROSS JOIN LATERAL (
            SELECT count(*) AS count,
              sum(floor(caffeine_mg * 1024) / 1024) AS coarse_mg,
              sum(caffeine_mg - floor(caffeine_mg * 1024) / 1024) AS fine_mg,
              min(caffeine_mg) AS smallest_mg,
              max(caffeine_mg) AS largest_mg,
              min(consumed_at) AS first_at,
              max(consumed_at) AS last_at
            FROM coffee_intake
            WHERE person_id = :person AND consumed_at >= range_start AND consumed_at < range_end
          ) AS sums
        ORDER BY position
        """;
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("starts", JdbcValues.instants(ranges, TimeRange::from))
                .bind("ends", JdbcValues.instants(ranges, TimeRange::until))
                .map((row, context) -> toTotals(row))
                .list());
  }

  private static IntakeTotals toTotals(ResultSet row) throws SQLException {
    int count = row.getInt("count");
    return count == 0
        ? IntakeTotals.NONE
        : new IntakeTotals(
            count,
            row.getDouble("total_mg"),
            OptionalDouble.of(row.getDouble("smallest_mg")),
            OptionalDouble.of(row.getDouble("largest_mg")),
            Optional.of(JdbcValues.instant(row, "first_at")),
            Optional.of(JdbcValues.instant(row, "last_at")));
  }

  /** Types that are equally frequent and were last drunk at the same instant differ by id there. */
  Optional<String> mostCommonType(PersonId person, TimeRange range) {
    String sql =
        """
        WITH most_common AS (
          SELECT coffee_type, max(consumed_at) AS last_at
          FROM coffee_intake
          WHERE person_id = :person AND consumed_at >= :from AND consumed_at < :until
            AND coffee_type IS NOT NULL
          GROUP BY coffee_type
          ORDER BY count(*) DESC, last_at DESC
          FETCH FIRST ROW WITH TIES
        )
        SELECT coffee_type
        FROM coffee_intake
        WHERE person_id = :person AND consumed_at = (SELECT max(last_at) FROM most_common)
          AND coffee_type IN (SELECT coffee_type FROM most_common)
        ORDER BY id DESC
        LIMIT 1
        """;
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("from", JdbcValues.instant(range.from()))
                .bind("until", JdbcValues.instant(range.until()))
                .mapTo(String.class)
                .findOne());
  }

  List<FrequentDrink> frequentDrinks(PersonId person, TimeRange range, int limit) {
    String sql =
        """
        SELECT coffee_type, caffeine_mg, count(*) AS times, max(consumed_at) AS last_at
        FROM coffee_intake
        WHERE person_id = :person AND consumed_at >= :from AND consumed_at < :until
        GROUP BY coffee_type, caffeine_mg
        ORDER BY times DESC, last_at DESC, caffeine_mg DESC,
          coalesce(coffee_type, '') COLLATE "C"
        LIMIT :limit
        """;
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("from", JdbcValues.instant(range.from()))
                .bind("until", JdbcValues.instant(range.until()))
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new FrequentDrink(
                            Optional.ofNullable(row.getString("coffee_type")),
                            new Caffeine(row.getDouble("caffeine_mg")),
                            row.getInt("times"),
                            JdbcValues.instant(row, "last_at")))
                .list());
  }

  Optional<Caffeine> medianDose(PersonId person, TimeRange range) {
    String sql =
        """
        SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY caffeine_mg)
        FROM coffee_intake
        WHERE person_id = :person AND consumed_at >= :from AND consumed_at < :until
          AND caffeine_mg > 0
        """;
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("from", JdbcValues.instant(range.from()))
                .bind("until", JdbcValues.instant(range.until()))
                .mapTo(Double.class)
                .findOne()
                .map(Caffeine::new));
  }
}
