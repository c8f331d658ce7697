package coffee.domain.person;

import java.util.Set;

/**
 * What a key that was sent, and works, opens.
 *
 * @param key the key; its person is whose data may be touched
 * @param scopes what may be done with them
 */
public record Access(KeyId key, Set<Scope> scopes) {

  /** Takes a copy. */
  public Access {
    scopes = Set.copyOf(scopes);
  }

  /** Whose data may be touched. */
  public PersonId person() {
    return key.person();
  }
}
