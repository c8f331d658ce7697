package coffee.domain.person;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Use case: a request brings a key. One SHA-256, and for a key that was right a moment ago nothing
 * else. Safe for use by many threads.
 */
public final class AuthenticateKey {

  private final OwnerKey owner;
  private final RecentKeys keys;
  private final KeyUses uses;
  private final Clock clock;

  /**
   * Knows the owner's key and the stored ones.
   *
   * @param uses is told of every success
   */
  public AuthenticateKey(OwnerKey owner, RecentKeys keys, KeyUses uses, Clock clock) {
    this.owner = owner;
    this.keys = keys;
    this.uses = uses;
    this.clock = clock;
  }

  /**
   * What a key opens; nothing if it is unknown, wrong, expired or revoked.
   *
   * @param text as it was sent
   * @throws coffee.domain.DomainException UNAVAILABLE if the key is not known and the store is away
   */
  public Optional<Access> authenticate(String text) {
    KeyHash hash = KeyHash.of(text);
    if (hash.equals(owner.hash())) {
      return Optional.of(owner.access());
    }
    return BearerKey.parse(text).flatMap(key -> stored(key.id(), hash));
  }

  private Optional<Access> stored(KeyId id, KeyHash hash) {
    Instant now = clock.instant();
    Optional<ApiKey> key = keys.find(id, hash).filter(found -> found.worksAt(now));
    key.ifPresent(found -> uses.note(found.id(), now));
    return key.map(ApiKey::access);
  }
}
