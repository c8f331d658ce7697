package coffee.domain.person;

import static java.util.Comparator.comparing;

import coffee.domain.DomainException;
import coffee.domain.person.AuditEvent.Action;
import coffee.domain.work.InMemoryTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Volatile {@link ApiKeys}. */
public final class InMemoryApiKeys implements ApiKeys {

  private final InMemoryTransactions transactions;
  private final InMemoryPeople people;
  private final AuditTrail trail;
  private final Map<KeyId, ApiKey> keys = new HashMap<>();

  /** No keys yet. */
  public InMemoryApiKeys(
      InMemoryTransactions transactions, InMemoryPeople people, AuditTrail trail) {
    this.transactions = transactions;
    this.people = people;
    this.trail = trail;
    people.alsoRemoving(erased -> transactions.removeAll(keys, id -> id.person().equals(erased)));
  }

  @Override
  public ApiKey create(PersonId person, Function<KeyId, ApiKey> make, Actor by) {
    return transactions.call(
        () -> {
          people.require(person);
          long last = all(person).mapToLong(key -> key.id().number()).max().orElse(0);
          ApiKey key = make.apply(new KeyId(person, last + 1));
          trail.record(AuditEvent.of(Action.KEY_CREATED, key.id(), key.createdAt(), by));
          return keep(key);
        });
  }

  @Override
  public Optional<ApiKey> find(KeyId id) {
    return transactions.call(() -> Optional.ofNullable(keys.get(id)));
  }

  @Override
  public List<ApiKey> listFor(PersonId person, Instant now) {
    Instant longAgo = now.minus(LISTED_AFTER_EXPIRY);
    return transactions.call(
        () ->
            all(person)
                .filter(key -> key.revokedAt().isEmpty())
                .filter(key -> key.validUntil().stream().noneMatch(longAgo::isAfter))
                .sorted(comparing((ApiKey key) -> key.id().number()).reversed())
                .toList());
  }

  @Override
  public ApiKey rotate(
      KeyId old, Instant oldWorksUntil, BiFunction<ApiKey, KeyId, ApiKey> make, Actor by) {
    return transactions.call(
        () -> {
          ApiKey stored = requireUnrevoked(old);
          ApiKey successor = create(old.person(), id -> make.apply(stored, id), by);
          trail.record(AuditEvent.of(Action.KEY_ROTATED, old, successor.createdAt(), by));
          keep(stored.withRetirementAt(oldWorksUntil));
          return successor;
        });
  }

  @Override
  public void revoke(KeyId id, Instant now, Actor by) {
    transactions.call(
        () -> {
          ApiKey key = requireUnrevoked(id);
          trail.record(AuditEvent.of(Action.KEY_REVOKED, id, now, by));
          return keep(
              new ApiKey(
                  id,
                  key.settings(),
                  key.hash(),
                  key.createdAt(),
                  key.retiresAt(),
                  Optional.of(now),
                  key.lastUsedAt(),
                  key.isSession()));
        });
  }

  @Override
  public void recordUses(Map<KeyId, Instant> lastUses) {
    transactions.call(
        () -> {
          lastUses.forEach((id, at) -> find(id).ifPresent(key -> used(key, at)));
          return lastUses;
        });
  }

  private void used(ApiKey key, Instant at) {
    Instant noted = key.lastUsedAt().orElse(Instant.MIN);
    if (noted.equals(Instant.MIN) || Duration.between(noted, at).toSeconds() >= 60) {
      keep(
          new ApiKey(
              key.id(),
              key.settings(),
              key.hash(),
              key.createdAt(),
              key.retiresAt(),
              key.revokedAt(),
              Optional.of(at),
              key.isSession()));
    }
  }

  private Stream<ApiKey> all(PersonId person) {
    return keys.values().stream().filter(key -> key.id().person().equals(person));
  }

  private ApiKey requireUnrevoked(KeyId id) {
    return find(id)
        .filter(key -> key.revokedAt().isEmpty())
        .orElseThrow(() -> DomainException.notFound("no such key"));
  }

  private ApiKey keep(ApiKey key) {
    transactions.put(keys, key.id(), key);
    return key;
  }
}
