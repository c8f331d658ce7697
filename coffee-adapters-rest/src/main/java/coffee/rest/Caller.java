package coffee.rest;

import coffee.domain.person.GrantedAccess;
import coffee.domain.person.PersonId;
import coffee.domain.person.Scope;
import java.security.Principal;

/**
 * The caller of a request: the holder of the API key that it carries.
 *
 * @param access what the key allows
 */
public record Caller(GrantedAccess access) implements Principal {

  /** Whose data the request is about. */
  public PersonId person() {
    return access.person();
  }

  /** Whether the key allows this. */
  public boolean may(Scope scope) {
    return access.scopes().contains(scope);
  }

  /** The person's number; names must not appear in logs. */
  @Override
  public String getName() {
    return Long.toString(person().value());
  }
}
