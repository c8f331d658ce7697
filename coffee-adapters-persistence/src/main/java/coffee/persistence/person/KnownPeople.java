package coffee.persistence.person;

import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import coffee.persistence.ProfileCheck.Stamp;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Persons as they were read a moment ago. Reads rely on them, and find out by themselves if they
 * have changed: {@link coffee.persistence.ProfileCheck}. Thread-safe.
 */
final class KnownPeople {

  /**
   * How long a record is relied on. Within it, what the check cannot see is not seen: a change by
   * the release before, or by SQL.
   */
  private static final Duration LIFETIME = Duration.ofSeconds(10);

  /** A few hundred bytes each. */
  private static final int MAX_PERSONS = 10_000;

  private record Known(Person person, Stamp stamp, long readAt) {

    boolean isFresh() {
      return System.nanoTime() - readAt < LIFETIME.toNanos();
    }
  }

  private final Database database;
  private final Map<PersonId, Known> known = new ConcurrentHashMap<>();

  KnownPeople(Database database) {
    this.database = database;
  }

  <T> Optional<T> readWith(PersonId id, Function<Person, T> read) {
    Known recent = known.get(id);
    if (recent != null && recent.isFresh()) {
      Optional<T> found =
          database.profileChecks().relyOn(id, recent.stamp, () -> read.apply(recent.person));
      if (found.isPresent()) {
        return found;
      }
    }
    return load(id).map(read);
  }

  private Optional<Person> load(PersonId id) {
    long now = System.nanoTime();
    Optional<Known> stored = select(id, now);
    if (known.size() >= MAX_PERSONS) {
      known.clear();
    }
    stored.ifPresentOrElse(person -> known.put(id, person), () -> known.remove(id));
    return stored.map(Known::person);
  }

  private Optional<Known> select(PersonId id, long now) {
    String sql =
        """
        SELECT id, name, time_zone, revision, half_life_hours, half_life_factors, weight_kg,
               bedtime, sleep_threshold_mg, daily_limit_mg, single_dose_limit_mg,
               profile_revision, profile_changed_at
        FROM person
        WHERE id = :id
        """;
    return database.read(
        id,
        handle ->
            handle
                .createQuery(sql)
                .bind("id", id.value())
                .map(
                    (row, context) ->
                        new Known(
                            PersonRow.read(row),
                            new Stamp(
                                row.getLong("profile_revision"),
                                JdbcValues.instant(row, "profile_changed_at")),
                            now))
                .findOne());
  }
}
