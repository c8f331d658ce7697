package coffee.domain.session;

import coffee.domain.person.KeyHash;
import coffee.domain.person.KeyId;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The stored part of a one-time code.
 *
 * @param person whom it signs in
 * @param hash verifies it
 * @param expiresAt from when on it is refused; truncated to milliseconds
 * @param createdBy the key that created it; empty for the operator
 */
public record StoredSignInCode(
    PersonId person, KeyHash hash, Instant expiresAt, Optional<KeyId> createdBy) {

  /** Truncates the expiry, because stores keep microseconds at best. */
  public StoredSignInCode {
    expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
  }
}
