package coffee.persistence.heartrate;

import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.statement.Query;

/**
 * The conditions of a filter for which rows have to be looked at: only those that are asked for
 * become part of a statement.
 *
 * @param sourceId number of the filter's source, if it has one
 * @param context the filter's context, if it has one
 * @param sql an expression that is never null; true if there are no conditions
 */
record ReadingConditions(
    ReadingFilter filter, OptionalInt sourceId, Optional<ReadingContext> context, String sql) {

  private static final String NONE = "true";

  /**
   * The conditions of a filter.
   *
   * @param sourceId number of the filter's source, if it has one
   */
  static ReadingConditions of(ReadingFilter filter, OptionalInt sourceId) {
    List<String> conditions = new ArrayList<>();
    filter.minimumBpm().ifPresent(unused -> conditions.add("bpm >= :minimumBpm"));
    filter.maximumBpm().ifPresent(unused -> conditions.add("bpm <= :maximumBpm"));
    sourceId.ifPresent(unused -> conditions.add("source_id = :source"));
    Optional<ReadingContext> context = filter.contextLabel().map(ReadingContext::fromText);
    context.ifPresent(known -> conditions.add(contextIs(known)));
    return new ReadingConditions(
        filter, sourceId, context, conditions.isEmpty() ? NONE : String.join(" AND ", conditions));
  }

  private static String contextIs(ReadingContext context) {
    return ContextCode.customLabel(context).isPresent()
        ? "context = :context AND context_label IS NOT NULL AND context_label = :label"
        : "context = :context AND context_label IS NULL";
  }

  boolean isEmpty() {
    return sql.equals(NONE);
  }

  /** Binds what the SQL names. */
  Query bind(Query query) {
    filter.minimumBpm().ifPresent(bpm -> query.bind("minimumBpm", bpm));
    filter.maximumBpm().ifPresent(bpm -> query.bind("maximumBpm", bpm));
    sourceId.ifPresent(id -> query.bind("source", id));
    context.ifPresent(known -> query.bind("context", ContextCode.of(known.kind())));
    context.flatMap(ContextCode::customLabel).ifPresent(label -> query.bind("label", label));
    return query;
  }
}
