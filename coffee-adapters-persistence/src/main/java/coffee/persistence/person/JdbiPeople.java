package coffee.persistence.person;

import static coffee.persistence.Values.number;

import coffee.domain.DomainException;
import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
import coffee.persistence.Database;
import coffee.persistence.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** {@link People} in PostgreSQL. */
public final class JdbiPeople implements People {

  private final Database database;
  private final PersonWrites writes;

  /** The people of this database. */
  public JdbiPeople(Database database, PersonWrites writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public Optional<Person> find(PersonId id) {
    return database.read(handle -> select(handle, id));
  }

  @Override
  public Optional<Person> named(String name) {
    String sql = "SELECT person_id FROM person_name WHERE name = :name";
    return database
        .read(handle -> handle.createQuery(sql).bind("name", name).mapTo(Long.class).findOne())
        .flatMap(id -> find(new PersonId(id)));
  }

  @Override
  public Person ensure(String name, ZoneId timeZone) {
    return named(name)
        .orElseGet(() -> database.inTransaction(handle -> make(handle, name, timeZone)));
  }

  /** Of two at once, the second waits at the name until the first has committed. */
  private Person make(Handle handle, String name, ZoneId timeZone) {
    String claimName =
        """
        INSERT INTO person_name (name) VALUES (:name)
        ON CONFLICT (name) DO NOTHING
        RETURNING person_id
        """;
    Optional<Long> id =
        handle.createQuery(claimName).bind("name", name).mapTo(Long.class).findOne();
    if (id.isEmpty()) {
      return named(name).orElseThrow(() -> new IllegalStateException("a name without a person"));
    }
    String sql = "INSERT INTO person (id, name, time_zone) VALUES (:id, :name, :timeZone)";
    handle
        .createUpdate(sql)
        .bind("id", id.get())
        .bind("name", name)
        .bind("timeZone", timeZone.getId())
        .execute();
    return new Person(new PersonId(id.get()), name, timeZone, Profile.EMPTY, 0);
  }

  @Override
  public Person change(PersonId id, UnaryOperator<Person> change) {
    return writes.write(
        id,
        lock -> {
          Person stored = select(lock.handle(), id).orElseThrow();
          Person asked = change.apply(stored);
          Person wanted =
              new Person(id, asked.name(), asked.timeZone(), asked.profile(), lock.revision());
          if (!wanted.name().equals(stored.name())) {
            rename(lock.handle(), stored, wanted.name());
          }
          update(lock.handle(), wanted);
          lock.changed();
          return wanted;
        });
  }

  private static void rename(Handle handle, Person stored, String name) {
    String claimName =
        """
        INSERT INTO person_name (name, person_id) VALUES (:name, :id)
        ON CONFLICT (name) DO NOTHING
        """;
    int claimed =
        handle.createUpdate(claimName).bind("name", name).bind("id", stored.id().value()).execute();
    if (claimed == 0) {
      throw DomainException.conflict("name_taken", "somebody else has this name");
    }
    String freeName = "DELETE FROM person_name WHERE name = :name";
    handle.createUpdate(freeName).bind("name", stored.name()).execute();
  }

  private static void update(Handle handle, Person person) {
    String sql =
        """
        UPDATE person
        SET name = :name, time_zone = :timeZone, half_life_hours = :halfLifeHours,
            half_life_factors = :halfLifeFactors, weight_kg = :weightKg, bedtime = :bedtime,
            sleep_threshold_mg = :sleepThresholdMg, daily_limit_mg = :dailyLimitMg,
            single_dose_limit_mg = :singleDoseLimitMg
        WHERE id = :id
        """;
    Profile profile = person.profile();
    List<HalfLifeFactor> factors = List.copyOf(profile.halfLifeFactors());
    LocalTime bedtime = profile.bedtime().orElse(null);
    handle
        .createUpdate(sql)
        .bind("id", person.id().value())
        .bind("name", person.name())
        .bind("timeZone", person.timeZone().getId())
        .bind("halfLifeHours", orNull(profile.halfLifeHours()))
        .bind("halfLifeFactors", Values.shorts(factors, HalfLifeFactorCode::of))
        .bind("weightKg", orNull(profile.weightKg()))
        .bind("bedtime", (position, statement, context) -> statement.setObject(position, bedtime))
        .bind("sleepThresholdMg", orNull(profile.sleepThresholdMg()))
        .bind("dailyLimitMg", orNull(profile.dailyLimitMg()))
        .bind("singleDoseLimitMg", orNull(profile.singleDoseLimitMg()))
        .execute();
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static Optional<Person> select(Handle handle, PersonId id) {
    String sql =
        """
        SELECT id, name, time_zone, revision, half_life_hours, half_life_factors, weight_kg,
               bedtime, sleep_threshold_mg, daily_limit_mg, single_dose_limit_mg
        FROM person
        WHERE id = :id
        """;
    return handle
        .createQuery(sql)
        .bind("id", id.value())
        .map((row, context) -> toPerson(row))
        .findOne();
  }

  private static Person toPerson(ResultSet row) throws SQLException {
    Profile profile =
        new Profile(
            number(row, "half_life_hours"),
            HalfLifeFactorCode.factors((Short[]) row.getArray("half_life_factors").getArray()),
            number(row, "weight_kg"),
            Optional.ofNullable(row.getObject("bedtime", LocalTime.class)),
            number(row, "sleep_threshold_mg"),
            number(row, "daily_limit_mg"),
            number(row, "single_dose_limit_mg"));
    return new Person(
        new PersonId(row.getLong("id")),
        row.getString("name"),
        ZoneId.of(row.getString("time_zone")),
        profile,
        row.getLong("revision"));
  }
}
