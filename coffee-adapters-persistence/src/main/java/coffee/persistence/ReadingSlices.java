package coffee.persistence;

import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongBiFunction;
import org.jdbi.v3.core.Handle;

/**
 * A person's readings in slices, oldest first: statements and sockets have their timeouts.
 *
 * @param handle of the transaction
 * @param person whose
 * @param atATime of how many readings at most; more than a moment can have sources
 */
public record ReadingSlices(Handle handle, PersonId person, int atATime) {

  /**
   * Does something with every slice; together they cover all time.
   *
   * @param work given where a slice begins, inclusive, and where it ends, exclusive
   * @return the sum of what it returns
   */
  public long sum(ToLongBiFunction<Instant, Instant> work) {
    long sum = 0;
    Instant from = Instant.MIN;
    Optional<Instant> next = next(from, Instant.MAX);
    while (next.isPresent()) {
      sum += work.applyAsLong(from, next.get());
      from = next.get();
      next = next(from, Instant.MAX);
    }
    return sum + work.applyAsLong(from, Instant.MAX);
  }

  /**
   * The moment of the first reading behind a slice, if there is one.
   *
   * @param from where the slice begins, inclusive
   * @param until where it ends at the latest, exclusive
   */
  public Optional<Instant> next(Instant from, Instant until) {
    String sql =
        """
        SELECT measured_at FROM heart_rate_reading
        WHERE person_id = :person AND measured_at >= :from AND measured_at < :until
        ORDER BY measured_at
        OFFSET :atATime LIMIT 1
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("from", Values.moment(from))
        .bind("until", Values.moment(until))
        .bind("atATime", atATime)
        .map((row, context) -> Values.moment(row, "measured_at"))
        .findOne();
  }
}
