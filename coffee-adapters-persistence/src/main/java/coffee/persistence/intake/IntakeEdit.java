package coffee.persistence.intake;

import coffee.domain.DomainException;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import coffee.domain.webhooks.EventType;
import coffee.domain.webhooks.WebhookEvent;
import coffee.persistence.DeletedRecords;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import coffee.persistence.RoundTrip;
import coffee.persistence.webhooks.StoredEvents;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * @param lock lock on the person
 * @param person owner of the coffee
 * @param id id of the coffee
 */
record IntakeEdit(LockedPerson lock, PersonId person, long id) {

  private LoggedIntake require() {
    return IntakeRow.find(lock.handle(), person, id)
        .orElseThrow(() -> DomainException.notFound("no such coffee"));
  }

  /** Stores the result of a change, if it differs. */
  LoggedIntake change(Function<LoggedIntake, Intake> change) {
    LoggedIntake stored = require();
    Intake changed = change.apply(stored);
    if (changed.equals(stored.intake())) {
      return stored;
    }
    requireFreeClientId(changed);
    if (!changed.consumedAt().equals(stored.intake().consumedAt())) {
      new IntakeRemovals(lock.handle(), person).record(id);
    }
    LoggedIntake updated = update(stored, changed);
    if (StoredEvents.hasSubscriber(lock, EventType.INTAKE_UPDATED)) {
      StoredEvents.of(lock).add(List.of(WebhookEvent.updated(updated)));
    }
    return updated;
  }

  /** Deletes it if a check permits. */
  LoggedIntake remove(Consumer<LoggedIntake> check) {
    LoggedIntake stored = require();
    check.accept(stored);
    if (StoredEvents.hasSubscriber(lock, EventType.INTAKE_DELETED)) {
      StoredEvents.of(lock).add(List.of(WebhookEvent.deleted(stored, now())));
    }
    new IntakeRemovals(lock.handle(), person).record(id);
    RoundTrip trip = lock.roundTrip().bind("id", id);
    trip.update("DELETE FROM coffee_intake WHERE person_id = :person AND id = :id");
    DeletedRecords.record(trip, lock, DeletedRecords.COFFEE);
    lock.finish(trip);
    return stored;
  }

  private Instant now() {
    return lock.handle()
        .createQuery("SELECT now() AS deleted_at")
        .map((row, context) -> JdbcValues.instant(row, "deleted_at"))
        .one();
  }

  private void requireFreeClientId(Intake changed) {
    if (changed.clientId().isEmpty()) {
      return;
    }
    String sql =
        """
        SELECT id FROM coffee_intake
        WHERE person_id = :person AND client_id = :clientId AND id <> :id
        """;
    boolean taken =
        lock.handle()
            .createQuery(sql)
            .bind("person", person.value())
            .bind("clientId", changed.clientId().get())
            .bind("id", id)
            .mapTo(Long.class)
            .findOne()
            .isPresent();
    if (taken) {
      throw DomainException.conflict("client_id_taken", "another coffee has this client_id");
    }
  }

  private LoggedIntake update(LoggedIntake stored, Intake changed) {
    String sql =
        """
        UPDATE coffee_intake
        SET consumed_at = :consumedAt, caffeine_mg = :milligrams, coffee_type = :type,
            notes = :notes, duration_minutes = :minutes, source = :source,
            client_id = :clientId, updated_at = now(), revision = :revision, import_id = NULL,
            earlier_mg = '{}', earlier_imports = '{}'
        WHERE person_id = :person AND id = :id
        RETURNING updated_at
        """;
    Instant updatedAt =
        lock.handle()
            .createQuery(sql)
            .bind("person", person.value())
            .bind("id", id)
            .bind("revision", lock.revision())
            .bind("consumedAt", JdbcValues.instant(changed.consumedAt()))
            .bind("milligrams", changed.caffeine().milligrams())
            .bind("type", changed.coffeeType().orElse(null))
            .bind("notes", changed.notes().orElse(null))
            .bind("minutes", (short) changed.duration().toMinutes())
            .bind("source", changed.source().orElse(null))
            .bind("clientId", changed.clientId().orElse(null))
            .map((row, context) -> JdbcValues.instant(row, "updated_at"))
            .one();
    lock.markChanged();
    return new LoggedIntake(id, changed, stored.createdAt(), updatedAt);
  }
}
