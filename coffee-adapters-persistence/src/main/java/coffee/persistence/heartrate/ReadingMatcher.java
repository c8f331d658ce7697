package coffee.persistence.heartrate;

import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/**
 * The conditions of a filter, for hours and for the readings in them. Only those that are set
 * become part of a statement.
 */
final class ReadingMatcher {

  private final ReadingFilter filter;
  private final Optional<ReadingContext> context;

  ReadingMatcher(ReadingFilter filter) {
    this.filter = filter;
    this.context = filter.contextLabel().map(ReadingContext::fromText);
  }

  /** Whether the filter needs the readings themselves, not only what is stored of their hour. */
  boolean hasConditions() {
    return context.isPresent()
        || filter.source().isPresent()
        || filter.minimumBpm().isPresent()
        || filter.maximumBpm().isPresent();
  }

  /**
   * Which hours may have a reading that passes, as SQL that begins with {@code AND} or is empty.
   */
  String sql() {
    List<String> conditions = new ArrayList<>();
    filter.minimumBpm().ifPresent(unused -> conditions.add("AND max_bpm >= :minimumBpm"));
    filter.maximumBpm().ifPresent(unused -> conditions.add("AND min_bpm <= :maximumBpm"));
    context.ifPresent(unused -> conditions.add("AND contexts & :context <> 0"));
    filter
        .source()
        .ifPresent(
            unused ->
                conditions.add(
                    """
                    AND EXISTS (
                      SELECT 1 FROM heart_rate_source WHERE person_id = :person AND name = :source)
                    AND position(set_byte('\\x00'::bytea, 0, (
                      SELECT CAST(id AS integer)
                      FROM heart_rate_source
                      WHERE person_id = :person AND name = :source)) IN sources) > 0\
                    """));
    return String.join("\n", conditions);
  }

  /** Binds what the SQL names. */
  Query bind(Query query) {
    filter.minimumBpm().ifPresent(bpm -> query.bind("minimumBpm", bpm));
    filter.maximumBpm().ifPresent(bpm -> query.bind("maximumBpm", bpm));
    context.ifPresent(known -> query.bind("context", 1 << (ContextCode.of(known.kind()) - 1)));
    filter.source().ifPresent(name -> query.bind("source", name));
    return query;
  }

  boolean passes(ReadingPiece piece, HourReadings readings, int index) {
    int bpm = readings.bpm(index);
    return bpm >= filter.minimumBpm().orElse(0)
        && bpm <= filter.maximumBpm().orElse(Integer.MAX_VALUE)
        && context.map(known -> isOf(known, readings, index)).orElse(true)
        && filter
            .source()
            .map(name -> name.equals(piece.sources().get(readings.source(index))))
            .orElse(true);
  }

  private static boolean isOf(ReadingContext known, HourReadings readings, int index) {
    return readings.context(index) == ContextCode.of(known.kind())
        && readings.texts(index).label().equals(ContextCode.customLabel(known));
  }
}
