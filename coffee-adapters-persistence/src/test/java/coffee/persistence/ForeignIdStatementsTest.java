package coffee.persistence;

import static coffee.domain.heartrate.ReadingFixtures.manual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.imports.ImportRemoval;
import coffee.domain.imports.ImportRequestFixtures;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Actor;
import coffee.domain.person.ApiKey;
import coffee.domain.person.BearerKey;
import coffee.domain.person.KeyId;
import coffee.domain.person.KeySettings;
import coffee.domain.person.PersonId;
import coffee.domain.person.Scope;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * An id of another person's record causes the same statements as an unknown id, so that even the
 * response time does not reveal whether it exists.
 */
class ForeignIdStatementsTest {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  private final List<String> statements = new ArrayList<>();
  private final Jdbi jdbi =
      POSTGRES
          .jdbi()
          .setSqlLogger(
              new SqlLogger() {
                @Override
                public void logBeforeExecution(StatementContext context) {
                  statements.add(context.getRenderedSql());
                }
              });
  private final JdbiStore store = new JdbiStore(jdbi);
  private final PersonId mine = store.people().add("mine", ZoneOffset.UTC).id();
  private final PersonId other = store.people().add("other", ZoneOffset.UTC).id();

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  private void assertAlike(long known, LongConsumer asked) {
    assertThat(statementsOf(known, asked)).isNotEmpty().isEqualTo(statementsOf(known + 1, asked));
  }

  private List<String> statementsOf(long id, LongConsumer asked) {
    statements.clear();
    asked.accept(id);
    return List.copyOf(statements);
  }

  private static void assertUnknown(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            DomainException.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(DomainException.Reason.NOT_FOUND));
  }

  @Test
  void foreignIdRunsSameStatementsAsUnknownId() {
    long coffee = store.intakes().add(mine, Intake.of(NINE, new Caffeine(80))).entry().id();
    assertAlike(coffee, id -> assertThat(store.intakes().find(other, id)).isEmpty());
    assertAlike(
        coffee, id -> assertUnknown(() -> store.intakes().change(other, id, LoggedIntake::intake)));
    assertAlike(coffee, id -> assertUnknown(() -> store.intakes().remove(other, id, seen -> {})));

    long reading = store.readings().add(mine, manual(NINE, 60)).entry().id();
    assertAlike(reading, id -> assertThat(store.readings().find(other, id)).isEmpty());
    assertAlike(
        reading,
        id -> assertUnknown(() -> store.readings().change(other, id, LoggedReading::reading)));
    assertAlike(reading, id -> assertUnknown(() -> store.readings().remove(other, id, seen -> {})));

    long imported = store.imports().add(mine, ImportRequestFixtures.in("a spool")).id();
    assertAlike(imported, id -> assertThat(store.imports().find(other, id)).isEmpty());
    assertAlike(imported, id -> assertThat(store.imports().problems(other, id, 0, 10)).isEmpty());
    assertAlike(imported, id -> assertUnknown(() -> store.imports().cancel(other, id)));
    assertAlike(
        imported,
        id ->
            assertUnknown(() -> store.imports().markUndone(other, id, new ImportRemoval(0, 0, 0))));

    long key =
        store.keys().create(mine, ForeignIdStatementsTest::phone, Actor.OPERATOR).id().number();
    assertAlike(key, id -> assertThat(store.keys().find(new KeyId(other, id))).isEmpty());
    assertAlike(
        key,
        id -> assertUnknown(() -> store.keys().revoke(new KeyId(other, id), NINE, Actor.OPERATOR)));
    assertAlike(
        key,
        id ->
            assertUnknown(
                () ->
                    store
                        .keys()
                        .rotate(new KeyId(other, id), NINE, (old, next) -> old, Actor.OPERATOR)));
  }

  private static ApiKey phone(KeyId id) {
    return ApiKey.issued(
        new BearerKey(id, "secret"),
        new KeySettings("phone", Set.of(Scope.READ), Optional.empty()),
        NINE);
  }
}
