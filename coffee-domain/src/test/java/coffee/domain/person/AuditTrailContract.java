package coffee.domain.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.person.AuditEvent.Action;
import coffee.domain.work.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link AuditTrail} must do. */
public interface AuditTrailContract extends PeopleFixture {

  Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

  /** The trail under test. */
  AuditTrail trail();

  /** The transactions that the trail takes part in. */
  Transactions transactions();

  @Test
  default void storesEveryActionInRecordingOrder() {
    PersonId person = newPerson();
    Optional<KeyId> key = Optional.of(new KeyId(person, 7));
    Optional<KeyId> owners = Optional.of(new KeyId(person, KeyId.CONFIGURED));
    List<AuditEvent> events = new ArrayList<>();
    for (Action action : Action.values()) {
      Instant before = NOON.minusSeconds(events.size());
      events.add(new AuditEvent(person, before, action, key, owners));
      events.add(new AuditEvent(person, before, action, Optional.empty(), Optional.empty()));
    }

    events.forEach(trail()::record);

    assertThat(trail().eventsOf(person)).isEqualTo(events);
  }

  @Test
  default void isolatesPersons() {
    PersonId person = newPerson();

    trail().record(AuditEvent.of(Action.DATA_ERASED, person, NOON, Actor.OPERATOR));

    assertThat(trail().eventsOf(newPerson())).isEmpty();
  }

  @Test
  default void dropsEventsOfRolledBackTransaction() {
    PersonId person = newPerson();

    assertThatThrownBy(
            () ->
                transactions()
                    .execute(
                        () -> {
                          trail()
                              .record(
                                  AuditEvent.of(Action.DATA_ERASED, person, NOON, Actor.OPERATOR));
                          throw new IllegalStateException("undone");
                        }))
        .hasMessage("undone");

    assertThat(trail().eventsOf(person)).isEmpty();
  }
}
