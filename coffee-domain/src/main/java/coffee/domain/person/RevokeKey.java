package coffee.domain.person;

import java.time.Clock;

/** Use case: revoke a key. */
public final class RevokeKey {

  private final ApiKeys keys;
  private final RevocationChannel revocations;
  private final Clock clock;

  /** Revokes keys in the given store. */
  public RevokeKey(ApiKeys keys, RevocationChannel revocations, Clock clock) {
    this.keys = keys;
    this.revocations = revocations;
    this.clock = clock;
  }

  /**
   * Revokes a key, on every instance.
   *
   * @throws coffee.domain.DomainException NOT_FOUND if there is no such key or it is revoked
   */
  public void revoke(KeyId id, Actor by) {
    keys.revoke(id, clock.instant(), by);
    revocations.publish();
  }
}
