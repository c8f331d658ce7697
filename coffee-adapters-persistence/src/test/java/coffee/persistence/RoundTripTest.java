package coffee.persistence;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException.Reason;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  private static final PersonId NOBODY = new PersonId(987_654);
  private static final int MANY = 300;

  static {
    POSTGRES
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("ALTER TABLE coffee_intake ADD CHECK (caffeine_mg <> 77)");
              handle.execute("ALTER TABLE heart_rate_hour ADD CHECK (max_bpm <> 77)");
            });
  }

  private final List<String> strings = new ArrayList<>();

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  private JdbiStore store(boolean separate) {
    Jdbi jdbi = POSTGRES.jdbi();
    jdbi.configure(RoundTrips.class, trips -> trips.setSeparate(separate));
    jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            strings.add(context.getRenderedSql());
          }
        });
    return new JdbiStore(jdbi);
  }

  private static List<Intake> coffees(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Intake.of(NINE.plusSeconds(i), new Caffeine(80)))
        .toList();
  }

  private static List<Reading> readings(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> BulkReadings.resting(NINE.plusSeconds(60L * i), 60, "watch"))
        .toList();
  }

  @Test
  void writesCoffeesInOneRoundTripAndReadingsInTwo() {
    JdbiStore store = store(false);
    PersonId person = store.people().ensure("in few strings", ZoneOffset.UTC).id();
    store.readings().addAll(person, readings(1)); // its source is new

    strings.clear();
    store.intakes().addAll(person, coffees(MANY));
    assertThat(strings).singleElement().asString().endsWith("COMMIT");

    strings.clear();
    store.readings().addAll(person, readings(MANY));
    assertThat(strings).hasSize(2);
    assertThat(strings.get(1)).endsWith("COMMIT");
    assertThat(store.people().find(person).orElseThrow().revision()).isEqualTo(3);
  }

  @Test
  void doesNotCommitInTransactionWithOtherWork() {
    JdbiStore store = store(false);
    PersonId person = store.people().ensure("in one of several", ZoneOffset.UTC).id();

    assertThatThrownBy(
            () ->
                store
                    .transactions()
                    .execute(
                        () -> {
                          store.intakes().addAll(person, coffees(1));
                          store.readings().addAll(person, readings(1));
                          throw new IllegalStateException("other work fails");
                        }))
        .hasMessage("other work fails");

    assertThat(store.people().find(person).orElseThrow().revision()).isZero();
    assertThat(store.readings().latest(person)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void failureOfLaterStatementUndoesEarlierOnes(boolean separate) {
    JdbiStore store = store(separate);
    PersonId person = store.people().ensure("separate " + separate, ZoneOffset.UTC).id();

    assertThatThrownBy(
            () ->
                store
                    .intakes()
                    .addAll(person, List.of(Intake.of(NINE, new Caffeine(77)), coffees(1).get(0))))
        .isInstanceOf(JdbiException.class);
    assertThatThrownBy(() -> store.readings().add(person, BulkReadings.resting(NINE, 77, "watch")))
        .isInstanceOf(JdbiException.class);

    assertThat(store.people().find(person).orElseThrow().revision()).isZero();
    store.intakes().addAll(person, coffees(1));
    assertThat(store.people().find(person).orElseThrow().revision()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void refusesUnknownPerson(boolean separate) {
    JdbiStore store = store(separate);

    assertRefused(Reason.NOT_FOUND, "not_found", () -> store.intakes().addAll(NOBODY, coffees(1)));
    assertRefused(
        Reason.NOT_FOUND, "not_found", () -> store.readings().addAll(NOBODY, readings(1)));
  }

  @Test
  void asksOnceWhetherDataIsSharded() {
    Jdbi jdbi = POSTGRES.jdbi();
    jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            strings.add(context.getRenderedSql());
          }
        });
    JdbiStore store = new JdbiStore(jdbi);
    PersonId person = store.people().ensure("asks once", ZoneOffset.UTC).id();
    coffees(3).forEach(coffee -> store.intakes().add(person, coffee));

    assertThat(strings).filteredOn(sql -> sql.contains("pg_extension")).hasSize(1);
  }

  @Test
  void refusesManyStatements() {
    POSTGRES
        .jdbi()
        .useHandle(
            handle -> {
              RoundTrip trip = new RoundTrip(handle);
              IntStream.range(0, 5).forEach(i -> trip.update("SELECT 1"));
              assertThatThrownBy(() -> trip.run(false)).isInstanceOf(IllegalStateException.class);
            });
  }
}
