package coffee.domain.person;

import java.util.Set;

/**
 * The configured key of the owner, which is not stored and has every scope.
 *
 * @param hash verifies it; the key itself is not kept
 * @param access the access that it grants
 */
public record OwnerKey(KeyHash hash, GrantedAccess access) {

  /** Creates the owner's key from any text. */
  public static OwnerKey of(String key, PersonId owner) {
    KeyId id = new KeyId(owner, KeyId.CONFIGURED);
    return new OwnerKey(KeyHash.of(key), new GrantedAccess(id, Set.of(Scope.values())));
  }
}
