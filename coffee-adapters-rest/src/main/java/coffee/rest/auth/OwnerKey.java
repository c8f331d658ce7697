package coffee.rest.auth;

import coffee.domain.person.PersonId;
import coffee.rest.Caller;
import io.dropwizard.auth.Authenticator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Set;

/**
 * Knows the one key of the instance's owner, by its hash. Comparing takes the same time whatever is
 * sent.
 */
public final class OwnerKey implements Authenticator<String, Caller> {

  private final byte[] hash;
  private final Caller owner;

  /**
   * The owner's key.
   *
   * @param key as configured; not kept
   */
  public OwnerKey(String key, PersonId owner) {
    this.hash = hash(key);
    this.owner = new Caller(owner, Set.of(Caller.Scope.values()));
  }

  @Override
  public Optional<Caller> authenticate(String key) {
    return MessageDigest.isEqual(hash, hash(key)) ? Optional.of(owner) : Optional.empty();
  }

  private static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
