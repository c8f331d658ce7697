package coffee.rest;

import coffee.domain.person.GrantedAccess;
import coffee.domain.person.PersonId;
import coffee.domain.person.Scope;
import java.security.Principal;
import java.util.HashSet;
import java.util.Set;

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

  /** The same caller without the scope admin. */
  public Caller withoutAdmin() {
    Set<Scope> scopes = new HashSet<>(access.scopes());
    scopes.remove(Scope.ADMIN);
    return new Caller(new GrantedAccess(access.key(), scopes));
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
