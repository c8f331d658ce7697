package coffee.domain.person;

import java.util.Set;

/**
 * The one key that is configured rather than stored. It belongs to the owner and allows everything.
 *
 * @param hash recognises it; the key itself is not kept
 * @param access what it opens
 */
public record OwnerKey(KeyHash hash, Access access) {

  /** The owner's key, any text. */
  public static OwnerKey of(String key, PersonId owner) {
    KeyId id = new KeyId(owner, KeyId.CONFIGURED);
    return new OwnerKey(KeyHash.of(key), new Access(id, Set.of(Scope.values())));
  }
}
