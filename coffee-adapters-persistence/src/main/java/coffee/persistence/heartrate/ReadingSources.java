package coffee.persistence.heartrate;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import coffee.domain.DomainException;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import coffee.persistence.RoundTrip;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/** The sources of one person's readings. New ones are added within the person's lock. */
final class ReadingSources {

  private static final String KNOWN =
      """
      SELECT id, name
      FROM heart_rate_source
      WHERE person_id = :person AND name = ANY (:names)
      """;

  /** The number that a person's readings have in the place of a source's name. */
  record Source(int id, String name) {

    private static Source read(ResultSet row) throws SQLException {
      return new Source(row.getInt("id"), row.getString("name"));
    }
  }

  private final Handle handle;
  private final PersonId person;

  ReadingSources(Handle handle, PersonId person) {
    this.handle = handle;
    this.person = person;
  }

  /** Those of some names, read in a round trip in which {@code person} is bound. */
  static RoundTrip.Rows<Source> find(RoundTrip trip, List<String> names) {
    return trip.bind("names", JdbcValues.texts(names, Optional::of))
        .query(KNOWN, (row, context) -> Source.read(row));
  }

  /**
   * The numbers of sources by name; new sources get the next numbers.
   *
   * @param names distinct names
   * @param known those that exist
   * @throws DomainException CONFLICT {@code too_many_sources}
   */
  ToIntFunction<String> idsOf(List<String> names, List<Source> known) {
    Map<String, Integer> numbers = new HashMap<>();
    known.forEach(source -> numbers.put(source.name(), source.id()));
    List<String> missing = names.stream().filter(name -> !numbers.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      add(missing).forEach(source -> numbers.put(source.name(), source.id()));
    }
    return name -> requireNonNull(numbers.get(name));
  }

  /** All sources by number. */
  Map<Integer, String> names() {
    String sql = "SELECT id, name FROM heart_rate_source WHERE person_id = :person";
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .map((row, context) -> Source.read(row))
        .stream()
        .collect(toMap(Source::id, Source::name));
  }

  /** The number of the source of a name. */
  OptionalInt find(String name) {
    return handle
        .createQuery(KNOWN)
        .bind("person", person.value())
        .bind("names", JdbcValues.texts(List.of(name), Optional::of))
        .map((row, context) -> Source.read(row))
        .stream()
        .mapToInt(Source::id)
        .findFirst();
  }

  private List<Source> add(List<String> names) {
    int next = count();
    if (next + names.size() > ReadingLog.MAX_SOURCES) {
      throw DomainException.conflict(
          "too_many_sources", "a person can have %d sources".formatted(ReadingLog.MAX_SOURCES));
    }
    List<Source> added =
        IntStream.range(0, names.size()).mapToObj(i -> new Source(next + i, names.get(i))).toList();
    insert(added);
    return added;
  }

  /** Sources are never deleted, so their count is the next number. */
  private int count() {
    String sql = "SELECT count(*) FROM heart_rate_source WHERE person_id = :person";
    return handle.createQuery(sql).bind("person", person.value()).mapTo(Integer.class).one();
  }

  private void insert(List<Source> sources) {
    String sql =
        """
        INSERT INTO heart_rate_source (person_id, id, name)
        SELECT :person, id, name FROM unnest(:ids, :names) AS given (id, name)
        """;
    handle
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("ids", JdbcValues.shorts(sources, Source::id))
        .bind("names", JdbcValues.texts(sources, source -> Optional.of(source.name())))
        .execute();
  }
}
