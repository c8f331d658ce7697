package coffee.domain.person;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import java.util.Optional;
import java.util.Set;

/**
 * Who gives out keys, takes them back, or erases: the holder of a key, or the instance's operator.
 *
 * @param key the key with which it is done; none for the operator
 * @param scopes what the actor may do, and so may allow others
 */
public record Actor(Optional<KeyId> key, Set<Scope> scopes) {

  /** Who runs the instance, at its command line. */
  public static final Actor OPERATOR = new Actor(Optional.empty(), Set.of(Scope.values()));

  /** Takes a copy. */
  public Actor {
    scopes = Set.copyOf(scopes);
  }

  /** Whoever holds a key. */
  public static Actor holding(Access access) {
    return new Actor(Optional.of(access.key()), access.scopes());
  }

  /**
   * Refuses to pass on what the actor does not have: else a key could make itself a stronger one.
   *
   * @throws DomainException FORBIDDEN {@code missing_scope}
   */
  void requireAll(Set<Scope> wanted) {
    if (!scopes.containsAll(wanted)) {
      throw new DomainException(
          Reason.FORBIDDEN, "missing_scope", "A key can only give scopes that it has itself.");
    }
  }
}
