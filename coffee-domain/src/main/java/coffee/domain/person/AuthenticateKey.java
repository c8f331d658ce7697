package coffee.domain.person;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Use case: authenticate the key of a request. Costs one SHA-256, plus a store lookup for keys not
 * in the cache. Thread-safe.
 */
public final class AuthenticateKey {

  private final OwnerKey owner;
  private final KeyCache keys;
  private final KeyUsageRecorder uses;
  private final Clock clock;

  /**
   * Accepts the owner's key and stored keys.
   *
   * @param uses records every success
   */
  public AuthenticateKey(OwnerKey owner, KeyCache keys, KeyUsageRecorder uses, Clock clock) {
    this.owner = owner;
    this.keys = keys;
    this.uses = uses;
    this.clock = clock;
  }

  /**
   * The access granted by a key; empty if it is unknown, wrong, expired or revoked.
   *
   * @param text the key as sent
   * @throws coffee.domain.DomainException UNAVAILABLE if the key is not cached and the store down
   */
  public Optional<GrantedAccess> authenticate(String text) {
    KeyHash hash = KeyHash.of(text);
    if (hash.equals(owner.hash())) {
      return Optional.of(owner.access());
    }
    return BearerKey.parse(text).flatMap(key -> stored(key.id(), hash));
  }

  private Optional<GrantedAccess> stored(KeyId id, KeyHash hash) {
    Instant now = clock.instant();
    Optional<ApiKey> key = keys.find(id, hash).filter(found -> found.isValidAt(now));
    key.ifPresent(found -> uses.record(found.id(), now));
    return key.map(ApiKey::grantedAccess);
  }
}
