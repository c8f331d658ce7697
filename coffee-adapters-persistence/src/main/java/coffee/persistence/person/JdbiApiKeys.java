package coffee.persistence.person;

import static java.util.Comparator.comparingLong;

import coffee.domain.DomainException;
import coffee.domain.person.Actor;
import coffee.domain.person.ApiKey;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.AuditEvent;
import coffee.domain.person.AuditEvent.Action;
import coffee.domain.person.AuditTrail;
import coffee.domain.person.KeyId;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** {@link ApiKeys} in PostgreSQL. */
public final class JdbiApiKeys implements ApiKeys {

  private static final Duration RESOLUTION_OF_USES = Duration.ofMinutes(1);

  private final Database database;
  private final AuditTrail trail;

  /** Creates the keys of a database. */
  public JdbiApiKeys(Database database) {
    this.database = database;
    this.trail = new JdbiAuditTrail(database);
  }

  @Override
  public ApiKey create(PersonId person, Function<KeyId, ApiKey> make, Actor by) {
    return database.executeForPerson(
        person,
        handle -> {
          LockedPerson.lock(handle, person);
          return insertNext(handle, person, make, by);
        });
  }

  private ApiKey insertNext(
      Handle handle, PersonId person, Function<KeyId, ApiKey> make, Actor by) {
    String sql = "SELECT coalesce(max(id), 0) + 1 FROM api_key WHERE person_id = :person";
    long number = handle.createQuery(sql).bind("person", person.value()).mapTo(Long.class).one();
    ApiKey key = make.apply(new KeyId(person, number));
    KeyRow.insert(handle, key);
    if (key.isSession()) {
      KeyRow.markAsSession(handle, key.id());
    }
    trail.record(AuditEvent.of(Action.KEY_CREATED, key.id(), key.createdAt(), by));
    return key;
  }

  @Override
  public Optional<ApiKey> find(KeyId id) {
    return database.read(id.person(), handle -> select(handle, id));
  }

  private static Optional<ApiKey> select(Handle handle, KeyId id) {
    String sql =
        """
        SELECT person_id, id, name, scopes, hash, created_at, expires_at, is_retiring,
               terms_expire_at, revoked_at, last_used_at, is_session
        FROM api_key
        WHERE person_id = :person AND id = :id
        """;
    return handle
        .createQuery(sql)
        .bind("person", id.person().value())
        .bind("id", id.number())
        .map((row, context) -> KeyRow.read(row))
        .findOne();
  }

  @Override
  public List<ApiKey> listFor(PersonId person, Instant now) {
    String sql =
        """
        SELECT person_id, id, name, scopes, hash, created_at, expires_at, is_retiring,
               terms_expire_at, revoked_at, last_used_at, is_session
        FROM api_key
        WHERE person_id = :person
          AND revoked_at IS NULL
          AND (expires_at IS NULL OR expires_at >= :longAgo)
          AND (NOT is_session OR coalesce(last_used_at, created_at) >= :longUnused)
        ORDER BY id DESC
        """;
    Instant longAgo = now.minus(LISTED_AFTER_EXPIRY);
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("longAgo", JdbcValues.instant(longAgo))
                .bind("longUnused", JdbcValues.instant(longAgo.minus(ApiKey.LONGEST_SESSION_PAUSE)))
                .map((row, context) -> KeyRow.read(row))
                .list());
  }

  @Override
  public ApiKey rotate(
      KeyId old, Instant oldWorksUntil, BiFunction<ApiKey, KeyId, ApiKey> make, Actor by) {
    return database.executeForPerson(
        old.person(),
        handle -> {
          ApiKey stored = requireUnrevoked(handle, old);
          ApiKey successor = insertNext(handle, old.person(), id -> make.apply(stored, id), by);
          retire(handle, stored.withRetirementAt(oldWorksUntil));
          trail.record(AuditEvent.of(Action.KEY_ROTATED, old, successor.createdAt(), by));
          return successor;
        });
  }

  private static ApiKey requireUnrevoked(Handle handle, KeyId id) {
    LockedPerson.lock(handle, id.person());
    return select(handle, id)
        .filter(key -> key.revokedAt().isEmpty())
        .orElseThrow(() -> DomainException.notFound("no such key"));
  }

  private static void retire(Handle handle, ApiKey key) {
    String sql =
        """
        UPDATE api_key
        SET expires_at = :worksUntil, is_retiring = :isRetiring, terms_expire_at = :termsExpireAt
        WHERE person_id = :person AND id = :id
        """;
    handle
        .createUpdate(sql)
        .bind("worksUntil", JdbcValues.instant(key.validUntil()))
        .bind("isRetiring", key.retiresAt().isPresent())
        .bind(
            "termsExpireAt",
            JdbcValues.instant(key.retiresAt().flatMap(at -> key.settings().expiresAt())))
        .bind("person", key.id().person().value())
        .bind("id", key.id().number())
        .execute();
  }

  @Override
  public void revoke(KeyId id, Instant now, Actor by) {
    String sql =
        """
        UPDATE api_key SET revoked_at = :now
        WHERE person_id = :person AND id = :id
        """;
    database.executeForPerson(
        id.person(),
        handle -> {
          requireUnrevoked(handle, id);
          trail.record(AuditEvent.of(Action.KEY_REVOKED, id, now, by));
          return handle
              .createUpdate(sql)
              .bind("now", JdbcValues.instant(now))
              .bind("person", id.person().value())
              .bind("id", id.number())
              .execute();
        });
  }

  /** Ordered by key, so that two instances do not deadlock. */
  @Override
  public void recordUses(Map<KeyId, Instant> lastUses) {
    database.inTransaction(
        handle ->
            lastUses.entrySet().stream()
                .sorted(
                    Map.Entry.comparingByKey(
                        comparingLong((KeyId key) -> key.person().value())
                            .thenComparingLong(KeyId::number)))
                .mapToInt(use -> used(handle, use.getKey(), use.getValue()))
                .sum());
  }

  private static int used(Handle handle, KeyId key, Instant at) {
    String sql =
        """
        UPDATE api_key SET last_used_at = :at
        WHERE person_id = :person AND id = :id
          AND (last_used_at IS NULL OR last_used_at <= :before)
        """;
    return handle
        .createUpdate(sql)
        .bind("at", JdbcValues.instant(at))
        .bind("before", JdbcValues.instant(at.minus(RESOLUTION_OF_USES)))
        .bind("person", key.person().value())
        .bind("id", key.number())
        .execute();
  }
}
