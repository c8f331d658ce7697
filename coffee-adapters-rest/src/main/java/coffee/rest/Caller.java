package coffee.rest;

import coffee.domain.person.PersonId;
import java.security.Principal;
import java.util.Set;

/**
 * Who makes a request: the person whose key it carries, and what the key allows.
 *
 * @param person whose data the request is about
 * @param scopes what the key allows
 */
public record Caller(PersonId person, Set<Scope> scopes) implements Principal {

  /** What a key can allow. */
  public enum Scope {
    READ,
    WRITE,
    ADMIN
  }

  /** Takes a copy. */
  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** The person's number: names stay out of logs. */
  @Override
  public String getName() {
    return Long.toString(person.value());
  }
}
