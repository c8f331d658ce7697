package coffee.domain.person;

import coffee.domain.DomainException;
import java.util.Locale;

/** What a key can allow. None implies another: a key that may only write cannot read. */
public enum Scope {
  /** Seeing the person's data. */
  READ,
  /** Adding, changing and forgetting the person's data. */
  WRITE,
  /** Giving out and taking back the person's keys, and erasing everything at once. */
  ADMIN;

  /**
   * The scope of that name.
   *
   * @param name in any case
   * @throws DomainException {@code unknown_scope}
   */
  public static Scope named(String name) {
    for (Scope scope : values()) {
      if (scope.name().equalsIgnoreCase(name)) {
        return scope;
      }
    }
    throw DomainException.invalid("unknown_scope", "must be read, write or admin");
  }

  /** The name in lower case, as people and programs write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
