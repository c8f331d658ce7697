package coffee.domain.person;

import java.util.Set;

/**
 * The access granted by a valid key.
 *
 * @param key the key; it grants access to the data of its person
 * @param scopes the permitted operations
 */
public record GrantedAccess(KeyId key, Set<Scope> scopes) {

  /** Copies the scopes. */
  public GrantedAccess {
    scopes = Set.copyOf(scopes);
  }

  /** The person whose data may be accessed. */
  public PersonId person() {
    return key.person();
  }
}
