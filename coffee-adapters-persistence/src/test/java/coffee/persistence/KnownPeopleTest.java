package coffee.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException;
import coffee.domain.TimeRange;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeTotals;
import coffee.domain.person.Actor;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances over one database: reads of one see what the other has changed of the person. */
class KnownPeopleTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final AtomicInteger statements = new AtomicInteger();
  private final Jdbi counted = Jdbi.create(POSTGRES.dataSource());
  private final JdbiStore store = new JdbiStore(counted, JdbiStore.PATIENT);
  private final People here = store.people();
  private final IntakeLog intakes = store.intakes();
  private final People elsewhere = new JdbiStore(POSTGRES.jdbi(), JdbiStore.PATIENT).people();
  private PersonId person = new PersonId(1);

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @BeforeEach
  void knowPerson() {
    counted.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            statements.incrementAndGet();
          }
        });
    person = elsewhere.add("known " + UUID.randomUUID(), BERLIN).id();
    assertThat(here.readWith(person, this::day)).contains(new Day(BERLIN, 0));
  }

  private record Day(ZoneId zone, int coffees) {}

  private Day day(Person known) {
    TimeRange day = new TimeRange(NOON.minus(Duration.ofDays(1)), NOON);
    List<IntakeTotals> totals = intakes.totals(known.id(), List.of(day));
    return new Day(known.timeZone(), totals.get(0).count());
  }

  private void change(ZoneId zone, Profile profile) {
    elsewhere.change(
        person, stored -> new Person(stored.id(), stored.name(), zone, profile, stored.revision()));
  }

  private int statementsOf(Runnable read) {
    int before = statements.get();
    read.run();
    return statements.get() - before;
  }

  @Test
  void readsOfKnownPersonTakeOneStatement() {
    assertThat(statementsOf(() -> here.readWith(person, this::day))).isEqualTo(1);

    intakes.add(person, Intake.of(NOON.minusSeconds(60), new Caffeine(80)));
    intakes.add(person, Intake.of(NOON.minusSeconds(30), new Caffeine(80)));

    assertThat(
            statementsOf(
                () -> assertThat(here.readWith(person, this::day)).contains(new Day(BERLIN, 2))))
        .isEqualTo(1);
  }

  @Test
  void readsByZoneThatAnotherInstanceHasStored() {
    change(ZoneOffset.UTC, Profile.EMPTY);

    assertThat(
            statementsOf(
                () ->
                    assertThat(here.readWith(person, this::day))
                        .contains(new Day(ZoneOffset.UTC, 0))))
        .isEqualTo(3);
    assertThat(statementsOf(() -> here.readWith(person, this::day))).isEqualTo(1);
  }

  @Test
  void readsByProfileThatAnotherInstanceHasErased() {
    Function<Person, OptionalDouble> limit =
        known -> {
          day(known);
          return known.profile().dailyLimitMg();
        };
    change(BERLIN, withLimit(300));
    assertThat(here.readWith(person, limit)).contains(OptionalDouble.of(300));

    elsewhere.eraseData(person, NOON, Actor.OPERATOR);

    assertThat(here.readWith(person, limit)).contains(OptionalDouble.empty());
  }

  private static Profile withLimit(double milligrams) {
    return new Profile(
        OptionalDouble.empty(),
        Profile.EMPTY.halfLifeFactors(),
        OptionalDouble.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(milligrams),
        OptionalDouble.empty());
  }

  @Test
  void readsNothingOfPersonWhomAnotherInstanceHasRemoved() {
    elsewhere.remove(person, stored -> {}, NOON, Actor.OPERATOR);

    assertThat(here.readWith(person, this::day)).isEmpty();
    assertThat(here.readWith(person, this::day)).isEmpty();
  }

  @Test
  void readsAgainWhatNoStatementHasCompared() {
    change(ZoneOffset.UTC, Profile.EMPTY);

    assertThat(here.readWith(person, Person::timeZone)).contains(ZoneOffset.UTC);
  }

  @Test
  void repeatsReadThatWasRefusedByChangedPerson() {
    change(ZoneOffset.UTC, Profile.EMPTY);

    assertThat(
            here.readWith(
                person,
                known -> {
                  if (known.timeZone().equals(BERLIN)) {
                    throw DomainException.invalid("no_day", "there is no such day in Berlin");
                  }
                  return known.timeZone();
                }))
        .contains(ZoneOffset.UTC);
  }

  @Test
  void passesRefusalOn() {
    assertThatThrownBy(
            () ->
                here.readWith(
                    person,
                    known -> {
                      day(known);
                      throw DomainException.invalid("no_day", "there is no such day");
                    }))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("there is no such day");
  }

  @Test
  void seesChangeOfItsOwnTransaction() {
    ZoneId found =
        store
            .transactions()
            .execute(
                () -> {
                  here.change(
                      person,
                      stored ->
                          new Person(
                              stored.id(), stored.name(), ZoneOffset.UTC, stored.profile(), 0));
                  return here.readWith(person, known -> day(known).zone()).orElseThrow();
                });

    assertThat(found).isEqualTo(ZoneOffset.UTC);
  }
}
