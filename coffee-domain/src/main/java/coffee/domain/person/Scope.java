package coffee.domain.person;

import coffee.domain.DomainException;
import java.util.Locale;

/** The scopes of keys. None implies another: a key that may only write cannot read. */
public enum Scope {
  /** Reading the person's data. */
  READ,
  /** Adding, changing and removing the person's data. */
  WRITE,
  /** Creating and revoking the person's keys, and erasing all data. */
  ADMIN;

  /**
   * The scope of that name.
   *
   * @param name in any case
   * @throws DomainException {@code unknown_scope}
   */
  public static Scope fromName(String name) {
    for (Scope scope : values()) {
      if (scope.name().equalsIgnoreCase(name)) {
        return scope;
      }
    }
    throw DomainException.invalid("unknown_scope", "must be read, write or admin");
  }

  /** The name in lower case, as used in the API. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
