package coffee.persistence.person;

import coffee.domain.Ticker;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import coffee.persistence.ProfileCheck.Stamp;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Persons as they were read a moment ago. Reads rely on them, and find out by themselves if they
 * have changed: {@link coffee.persistence.ProfileCheck}. Thread-safe.
 */
final class KnownPeople {

  /**
   * How long a record is kept. Within it the check does not see a change by SQL, or by a server
   * that does not set {@code profile_revision} yet.
   */
  private static final Duration LIFETIME = Duration.ofSeconds(10);

  /** A few hundred bytes each. */
  private static final int MAX_PERSONS = 10_000;

  private record Known(Person person, Stamp stamp) {}

  private final Database database;
  private final Cache<PersonId, Known> known;

  KnownPeople(Database database, Ticker ticker) {
    this.database = database;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MAX_PERSONS)
            .expireAfterWrite(LIFETIME)
            .ticker(ticker::nanos)
            .scheduler(Scheduler.systemScheduler()) // a removed person's record goes in time, too
            .build();
  }

  <T> Optional<T> readWith(PersonId id, Function<Person, T> read) {
    Known recent = known.getIfPresent(id);
    if (recent != null) {
      Optional<T> found =
          database.profileChecks().relyOn(id, recent.stamp, () -> read.apply(recent.person));
      if (found.isPresent()) {
        return found;
      }
    }
    return load(id).map(read);
  }

  private Optional<Person> load(PersonId id) {
    Optional<Known> stored = select(id);
    stored.ifPresentOrElse(person -> known.put(id, person), () -> known.invalidate(id));
    return stored.map(Known::person);
  }

  private Optional<Known> select(PersonId id) {
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
                                JdbcValues.instant(row, "profile_changed_at"))))
                .findOne());
  }
}
