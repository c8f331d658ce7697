package coffee.persistence.intake;

import static java.util.Comparator.comparing;

import coffee.domain.TimeRange;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.FrequentDrink;
import coffee.domain.intake.IntakeSummary;
import coffee.domain.intake.IntakeTotals;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What many intakes amount to, worked out where they are stored. */
record IntakeSums(Database database) {

  /**
   * One scan for ranges that touch each other. Their bounds, and not a time zone, decide what
   * belongs to them: each piece between two bounds is a group.
   */
  List<IntakeTotals> totals(PersonId person, List<TimeRange> ranges) {
    List<TimeRange> clamped = clamped(ranges);
    NavigableMap<Instant, IntakeSum> pieces = new TreeMap<>();
    for (NavigableSet<Instant> bounds : stretches(clamped)) {
      pieces.putAll(
          FewIntakes.read(database, person, new TimeRange(bounds.first(), bounds.last()))
              .map(few -> few.pieces(bounds))
              .orElseGet(() -> pieces(person, List.copyOf(bounds))));
    }
    return totals(clamped, pieces);
  }

  /** Ranges of which each starts where the one before it ends, in one scan if intakes are few. */
  IntakeSummary summary(PersonId person, List<TimeRange> ranges) {
    List<TimeRange> clamped = clamped(ranges);
    TimeRange all = new TimeRange(clamped.get(0).from(), clamped.get(clamped.size() - 1).until());
    Optional<FewIntakes> few = FewIntakes.read(database, person, all);
    if (few.isPresent()) {
      NavigableSet<Instant> bounds = new TreeSet<>();
      clamped.forEach(range -> bounds.add(range.from()));
      NavigableMap<Instant, IntakeSum> pieces = new TreeMap<>(few.get().pieces(bounds));
      return new IntakeSummary(totals(clamped, pieces), few.get().mostCommonType());
    }
    return new IntakeSummary(totals(person, ranges), mostCommonType(person, all));
  }

  private static List<TimeRange> clamped(List<TimeRange> ranges) {
    return ranges.stream()
        .map(
            range -> new TimeRange(JdbcValues.clamp(range.from()), JdbcValues.clamp(range.until())))
        .toList();
  }

  private static List<IntakeTotals> totals(
      List<TimeRange> ranges, NavigableMap<Instant, IntakeSum> pieces) {
    return ranges.stream()
        .map(
            range ->
                isEmpty(range)
                    ? IntakeTotals.NONE
                    : IntakeSum.total(pieces.subMap(range.from(), range.until()).values()))
        .toList();
  }

  private static boolean isEmpty(TimeRange range) {
    return !range.from().isBefore(range.until());
  }

  /** The bounds of ranges, ascending; those of ranges that touch or overlap each other together. */
  private static List<NavigableSet<Instant>> stretches(List<TimeRange> ranges) {
    List<NavigableSet<Instant>> stretches = new ArrayList<>();
    NavigableSet<Instant> bounds = new TreeSet<>();
    for (TimeRange range : ranges.stream().sorted(comparing(TimeRange::from)).toList()) {
      if (!isEmpty(range)) {
        if (!bounds.isEmpty() && bounds.last().isBefore(range.from())) {
          stretches.add(new TreeSet<>(bounds));
          bounds.clear();
        }
        bounds.add(range.from());
        bounds.add(range.until());
      }
    }
    if (!bounds.isEmpty()) {
      stretches.add(bounds);
    }
    return stretches;
  }

  /** The sums of the pieces that have intakes, by the start of the piece. */
  private Map<Instant, IntakeSum> pieces(PersonId person, List<Instant> bounds) {
    String sql =
        """
        SELECT width_bucket(consumed_at, (SELECT CAST(:bounds AS timestamptz[]))) AS piece,
          count(*) AS count,
          sum(floor(caffeine_mg * 1024) / 1024) AS coarse_mg,
          sum(caffeine_mg - floor(caffeine_mg * 1024) / 1024) AS fine_mg,
          min(caffeine_mg) AS smallest_mg,
          max(caffeine_mg) AS largest_mg,
          min(consumed_at) AS first_at,
          max(consumed_at) AS last_at
        FROM coffee_intake
        WHERE person_id = :person AND consumed_at >= :from AND consumed_at < :until
        GROUP BY piece
        """;
    Map<Instant, IntakeSum> pieces = new HashMap<>();
    database.read(
        person,
        handle -> {
          handle
              .createQuery(sql)
              .bind("person", person.value())
              .bind("bounds", JdbcValues.instants(bounds, bound -> bound))
              .bind("from", JdbcValues.instant(bounds.get(0)))
              .bind("until", JdbcValues.instant(bounds.get(bounds.size() - 1)))
              .map((row, context) -> Map.entry(row.getInt("piece"), IntakeSum.read(row)))
              .forEach(piece -> pieces.put(bounds.get(piece.getKey() - 1), piece.getValue()));
          return pieces;
        });
    return pieces;
  }

  /**
   * Types that are equally frequent and were last consumed at the same instant differ by id there.
   */
  private Optional<String> mostCommonType(PersonId person, TimeRange range) {
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
