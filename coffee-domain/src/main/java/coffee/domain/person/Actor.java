package coffee.domain.person;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import java.util.Optional;
import java.util.Set;

/**
 * Who creates or revokes keys or erases data: the holder of a key, or the instance's operator.
 *
 * @param key the key used; none for the operator
 * @param scopes the actor's scopes, which may be passed on
 */
public record Actor(Optional<KeyId> key, Set<Scope> scopes) {

  /** The operator, who uses the command line. */
  public static final Actor OPERATOR = new Actor(Optional.empty(), Set.of(Scope.values()));

  /** Copies the scopes. */
  public Actor {
    scopes = Set.copyOf(scopes);
  }

  /** The holder of a key. */
  public static Actor holderOf(GrantedAccess access) {
    return new Actor(Optional.of(access.key()), access.scopes());
  }

  /**
   * Rejects scopes that the actor does not have, to prevent privilege escalation.
   *
   * @throws DomainException FORBIDDEN {@code missing_scope}
   */
  public void requireAll(Set<Scope> required) {
    if (!scopes.containsAll(required)) {
      throw new DomainException(
          Reason.FORBIDDEN, "missing_scope", "A key can only grant scopes that it has itself.");
    }
  }
}
