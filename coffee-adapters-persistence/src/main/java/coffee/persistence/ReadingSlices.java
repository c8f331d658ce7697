package coffee.persistence;

import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongBiFunction;
import org.jdbi.v3.core.Handle;

/**
 * A person's readings in slices, oldest first, to stay within statement and socket timeouts.
 *
 * @param handle handle of the transaction
 * @param person owner of the readings
 * @param sliceSize maximum number of readings per slice; more than a person has sources
 */
public record ReadingSlices(Handle handle, PersonId person, int sliceSize) {

  /**
   * Applies a function to every slice; together they cover all time.
   *
   * @param work called with the start (inclusive) and end (exclusive) of the slice
   * @return the sum of the results
   */
  public long sumOverSlices(ToLongBiFunction<Instant, Instant> work) {
    long sum = 0;
    Instant from = Instant.MIN;
    Optional<Instant> next = nextSliceStart(from, Instant.MAX);
    while (next.isPresent()) {
      sum += work.applyAsLong(from, next.get());
      from = next.get();
      next = nextSliceStart(from, Instant.MAX);
    }
    return sum + work.applyAsLong(from, Instant.MAX);
  }

  /**
   * The time of the first reading after a slice, if there is one.
   *
   * @param from start of the slice, inclusive
   * @param until upper bound of the slice, exclusive
   */
  public Optional<Instant> nextSliceStart(Instant from, Instant until) {
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
        .bind("from", JdbcValues.moment(from))
        .bind("until", JdbcValues.moment(until))
        .bind("atATime", sliceSize)
        .map((row, context) -> JdbcValues.moment(row, "measured_at"))
        .findOne();
  }
}
