package coffee.persistence.intake;

import static java.util.Comparator.comparing;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.webhooks.EventType;
import coffee.domain.webhooks.WebhookEvent;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import coffee.persistence.PersonWrite;
import coffee.persistence.RoundTrip;
import coffee.persistence.webhooks.StoredEvents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Coffees to be stored in one write. Without client ids nothing has to be read before they are
 * stored, and the whole write is one round trip.
 */
final class IntakeBatch implements PersonWrite<List<AddResult<LoggedIntake>>> {

  private record InsertedRow(long id, Instant createdAt) {}

  private static final String UNLESS_WEBHOOKS = "AND webhook_events = 0";

  private final OptionalLong importId;
  private final List<Intake> intakes;
  private final List<String> clientIds;
  private Optional<RoundTrip.Rows<LoggedIntake>> existing = Optional.empty();
  private Optional<RoundTrip.Rows<InsertedRow>> inserted = Optional.empty();

  IntakeBatch(OptionalLong importId, List<Intake> intakes) {
    this.importId = importId;
    this.intakes = intakes;
    this.clientIds = intakes.stream().flatMap(intake -> intake.clientId().stream()).toList();
  }

  @Override
  public void begin(RoundTrip trip, boolean unlessWebhooks) {
    if (isCompleteAfterBegin()) {
      inserted = Optional.of(insert(trip, intakes, unlessWebhooks));
    } else if (!intakes.isEmpty()) {
      existing = Optional.of(findExisting(trip));
    }
  }

  @Override
  public boolean isCompleteAfterBegin() {
    return clientIds.isEmpty() && !intakes.isEmpty();
  }

  @Override
  public List<AddResult<LoggedIntake>> finish(LockedPerson lock) {
    Map<String, LoggedIntake> byClientId = new HashMap<>();
    existing.stream()
        .flatMap(rows -> rows.list().stream())
        .forEach(entry -> byClientId.put(entry.intake().clientId().orElseThrow(), entry));
    Iterator<LoggedIntake> added = insertMissing(lock, byClientId.keySet()).iterator();
    List<AddResult<LoggedIntake>> results = new ArrayList<>(intakes.size());
    for (Intake intake : intakes) {
      String clientId = intake.clientId().orElse("");
      if (intake.clientId().isPresent() && byClientId.containsKey(clientId)) {
        results.add(new AddResult<>(Outcome.EXISTING, byClientId.get(clientId)));
      } else {
        LoggedIntake entry = added.next();
        intake.clientId().ifPresent(id -> byClientId.put(id, entry));
        results.add(new AddResult<>(Outcome.STORED, entry));
      }
    }
    addEvents(lock, results);
    return results;
  }

  /** An import is one event, without one for each coffee. */
  private void addEvents(LockedPerson lock, List<AddResult<LoggedIntake>> results) {
    if (importId.isEmpty() && StoredEvents.hasSubscriber(lock, EventType.INTAKE_CREATED)) {
      StoredEvents.of(lock)
          .add(
              results.stream()
                  .filter(result -> result.outcome() == Outcome.STORED)
                  .map(result -> WebhookEvent.created(result.entry()))
                  .toList());
    }
  }

  private List<LoggedIntake> insertMissing(LockedPerson lock, Set<String> existing) {
    if (inserted.isPresent()) {
      lock.markChanged();
      return logged(intakes, inserted.get().list());
    }
    List<Intake> missing = withoutExisting(intakes, existing);
    if (missing.isEmpty()) {
      return List.of();
    }
    RoundTrip trip = lock.roundTrip();
    RoundTrip.Rows<InsertedRow> rows = insert(trip, missing, false);
    if (lock.webhookEvents() == 0) {
      lock.finish(trip);
    } else {
      lock.run(trip);
      lock.markChanged();
    }
    return logged(missing, rows.list());
  }

  private RoundTrip.Rows<LoggedIntake> findExisting(RoundTrip trip) {
    String sql =
        """
        SELECT id, consumed_at, caffeine_mg, coffee_type, notes, duration_minutes, source,
               client_id, created_at, updated_at
        FROM coffee_intake
        WHERE person_id = :person AND client_id = ANY (:known)
        """;
    return trip.bind("known", JdbcValues.texts(clientIds, Optional::of))
        .query(sql, (row, context) -> IntakeRow.read(row));
  }

  private static List<Intake> withoutExisting(List<Intake> intakes, Set<String> existing) {
    Set<String> seen = new HashSet<>(existing);
    return intakes.stream()
        .filter(intake -> intake.clientId().isEmpty() || seen.add(intake.clientId().get()))
        .toList();
  }

  /** Adds the statement that stores coffees; their ids ascend in the given order. */
  private RoundTrip.Rows<InsertedRow> insert(
      RoundTrip trip, List<Intake> intakes, boolean unlessWebhooks) {
    String sql =
        """
        INSERT INTO coffee_intake (person_id, consumed_at, caffeine_mg, duration_minutes,
          coffee_type, notes, source, client_id, import_id, revision, created_at, updated_at)
        SELECT person.id, to_timestamp(consumed_ms / CAST(1000 AS double precision)), milligrams,
          minutes, type, notes, source, client_id, CAST(:import AS bigint), revision,
          now(), now()
        FROM person CROSS JOIN
          unnest(:consumedMs, :milligrams, :minutes, :types, :notes, :sources, :clientIds)
          WITH ORDINALITY
          AS given (consumed_ms, milligrams, minutes, type, notes, source, client_id, ordinal)
        WHERE person.id = :person %s
        ORDER BY ordinal
        RETURNING id, created_at
        """
            .formatted(unlessWebhooks ? UNLESS_WEBHOOKS : "");
    return trip.bind("import", JdbcValues.number(importId))
        .bind("consumedMs", JdbcValues.longs(intakes, intake -> intake.consumedAt().toEpochMilli()))
        .bind("milligrams", JdbcValues.doubles(intakes, intake -> intake.caffeine().milligrams()))
        .bind("minutes", JdbcValues.shorts(intakes, intake -> (int) intake.duration().toMinutes()))
        .bind("types", JdbcValues.texts(intakes, Intake::coffeeType))
        .bind("notes", JdbcValues.texts(intakes, Intake::notes))
        .bind("sources", JdbcValues.texts(intakes, Intake::source))
        .bind("clientIds", JdbcValues.texts(intakes, Intake::clientId))
        .query(sql, (row, context) -> toInsertedRow(row));
  }

  private static InsertedRow toInsertedRow(ResultSet row) throws SQLException {
    return new InsertedRow(row.getLong("id"), JdbcValues.instant(row, "created_at"));
  }

  private static List<LoggedIntake> logged(List<Intake> intakes, List<InsertedRow> rows) {
    List<InsertedRow> byId = rows.stream().sorted(comparing(InsertedRow::id)).toList();
    List<LoggedIntake> logged = new ArrayList<>(intakes.size());
    for (int i = 0; i < intakes.size(); i++) {
      InsertedRow row = byId.get(i);
      logged.add(new LoggedIntake(row.id(), intakes.get(i), row.createdAt(), row.createdAt()));
    }
    return logged;
  }
}
