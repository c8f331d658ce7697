package coffee.persistence.intake;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
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
import java.util.function.Function;

/** Coffees to be stored in one write. */
final class IntakeBatch {

  private record Stored(long id, Instant createdAt) {}

  private final LockedPerson lock;
  private final PersonId person;
  private final OptionalLong importId;

  IntakeBatch(LockedPerson lock, PersonId person, OptionalLong importId) {
    this.lock = lock;
    this.person = person;
    this.importId = importId;
  }

  List<AddResult<LoggedIntake>> add(List<Intake> intakes) {
    Map<String, LoggedIntake> byClientId = existing(intakes);
    Iterator<LoggedIntake> stored = store(withoutExisting(intakes, byClientId.keySet())).iterator();
    List<AddResult<LoggedIntake>> added = new ArrayList<>(intakes.size());
    for (Intake intake : intakes) {
      String clientId = intake.clientId().orElse("");
      if (intake.clientId().isPresent() && byClientId.containsKey(clientId)) {
        added.add(new AddResult<>(Outcome.EXISTING, byClientId.get(clientId)));
      } else {
        LoggedIntake entry = stored.next();
        intake.clientId().ifPresent(id -> byClientId.put(id, entry));
        added.add(new AddResult<>(Outcome.STORED, entry));
      }
    }
    return added;
  }

  private Map<String, LoggedIntake> existing(List<Intake> intakes) {
    List<String> clientIds =
        intakes.stream().flatMap(intake -> intake.clientId().stream()).toList();
    if (clientIds.isEmpty()) {
      return new HashMap<>();
    }
    String sql =
        """
        SELECT id, consumed_at, caffeine_mg, coffee_type, notes, duration_minutes, source,
               client_id, created_at, updated_at
        FROM coffee_intake
        WHERE person_id = :person AND client_id = ANY (:clientIds)
        """;
    return lock
        .handle()
        .createQuery(sql)
        .bind("person", person.value())
        .bind("clientIds", JdbcValues.texts(clientIds, Optional::of))
        .map((row, context) -> IntakeRow.read(row))
        .stream()
        .collect(toMap(entry -> entry.intake().clientId().orElseThrow(), Function.identity()));
  }

  private static List<Intake> withoutExisting(List<Intake> intakes, Set<String> existing) {
    Set<String> seen = new HashSet<>(existing);
    return intakes.stream()
        .filter(intake -> intake.clientId().isEmpty() || seen.add(intake.clientId().get()))
        .toList();
  }

  /** Stores coffees; their ids ascend in the given order. */
  private List<LoggedIntake> store(List<Intake> intakes) {
    if (intakes.isEmpty()) {
      return List.of();
    }
    String sql =
        """
        INSERT INTO coffee_intake (person_id, consumed_at, caffeine_mg, duration_minutes,
          coffee_type, notes, source, client_id, import_id, created_at, updated_at)
        SELECT :person, to_timestamp(consumed_ms / CAST(1000 AS double precision)), milligrams,
          minutes, type, notes, source, client_id, CAST(:import AS bigint), now(), now()
        FROM unnest(:consumedMs, :milligrams, :minutes, :types, :notes, :sources, :clientIds)
          WITH ORDINALITY
          AS given (consumed_ms, milligrams, minutes, type, notes, source, client_id, ordinal)
        ORDER BY ordinal
        RETURNING id, created_at
        """;
    List<Stored> stored =
        lock
            .handle()
            .createQuery(sql)
            .bind("person", person.value())
            .bind("import", JdbcValues.number(importId))
            .bind(
                "consumedMs", JdbcValues.longs(intakes, drink -> drink.consumedAt().toEpochMilli()))
            .bind("milligrams", JdbcValues.doubles(intakes, drink -> drink.caffeine().milligrams()))
            .bind(
                "minutes", JdbcValues.shorts(intakes, drink -> (int) drink.duration().toMinutes()))
            .bind("types", JdbcValues.texts(intakes, Intake::coffeeType))
            .bind("notes", JdbcValues.texts(intakes, Intake::notes))
            .bind("sources", JdbcValues.texts(intakes, Intake::source))
            .bind("clientIds", JdbcValues.texts(intakes, Intake::clientId))
            .map((row, context) -> toStored(row))
            .stream()
            .sorted(comparing(Stored::id))
            .toList();
    lock.markChanged();
    return logged(intakes, stored);
  }

  private static Stored toStored(ResultSet row) throws SQLException {
    return new Stored(row.getLong("id"), JdbcValues.moment(row, "created_at"));
  }

  private static List<LoggedIntake> logged(List<Intake> intakes, List<Stored> stored) {
    List<LoggedIntake> logged = new ArrayList<>(intakes.size());
    for (int i = 0; i < intakes.size(); i++) {
      Stored entry = stored.get(i);
      logged.add(
          new LoggedIntake(entry.id(), intakes.get(i), entry.createdAt(), entry.createdAt()));
    }
    return logged;
  }
}
