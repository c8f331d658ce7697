package coffee.persistence.person;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.PersonTransactions;
import coffee.persistence.TestDatabase;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class KnownPeopleExpiryTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();

  private final Database database = new Database(POSTGRES.jdbi());
  private final AtomicLong nanos = new AtomicLong();
  private final JdbiPeople people =
      new JdbiPeople(database, new PersonTransactions(database), nanos::get);
  private final PersonId person = people.ensure("known for a while", ZoneOffset.UTC).id();

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  /** As a read whose statement finds the person's row unchanged. */
  private OptionalDouble limit(Person known) {
    database.profileChecks().of(known.id()).ifPresent(check -> check.confirm(true));
    return known.profile().dailyLimitMg();
  }

  @Test
  void keepsRecordForTenSeconds() {
    assertThat(people.readWith(person, this::limit)).contains(OptionalDouble.empty());
    POSTGRES
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE person SET daily_limit_mg = 300 WHERE id = ?", person.value()));

    nanos.addAndGet(Duration.ofSeconds(9).toNanos());
    assertThat(people.readWith(person, this::limit)).contains(OptionalDouble.empty());

    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(people.readWith(person, this::limit)).contains(OptionalDouble.of(300));
  }

  @Test
  void innerReadLeavesCheckOfOuterOne() {
    people.readWith(person, this::limit);
    AtomicLong checks = new AtomicLong();

    people.readWith(
        person,
        known -> {
          people.readWith(person, this::limit);
          database.profileChecks().of(person).ifPresent(check -> checks.incrementAndGet());
          return limit(known);
        });

    assertThat(checks).hasValue(1);
    assertThat(database.profileChecks().of(person)).isEmpty();
  }
}
