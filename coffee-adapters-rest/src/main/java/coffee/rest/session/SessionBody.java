package coffee.rest.session;

import coffee.domain.person.GrantedAccess;
import coffee.domain.person.Person;
import coffee.domain.person.Scope;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * Who is signed in, as JSON.
 *
 * @param name name of the person
 * @param scopes what the key of the request allows
 * @param keyId number of that key, 0 for the owner's configured one
 */
@JsonNaming(SnakeCaseStrategy.class)
record SessionBody(String name, List<String> scopes, long keyId) {

  static SessionBody of(Person person, GrantedAccess access) {
    return new SessionBody(
        person.name(),
        access.scopes().stream().sorted().map(Scope::label).toList(),
        access.key().number());
  }
}
