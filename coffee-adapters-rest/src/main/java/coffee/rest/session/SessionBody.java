package coffee.rest.session;

import coffee.domain.person.GrantedAccess;
import coffee.domain.person.Person;
import coffee.domain.person.Scope;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;

/**
 * Who is signed in, as JSON.
 *
 * @param name name of the person
 * @param scopes what the key of the request allows
 * @param keyId number of that key, 0 for the owner's configured one
 * @param startForNetwork what starts the service so that other machines reach it
 */
@JsonNaming(SnakeCaseStrategy.class)
record SessionBody(String name, List<String> scopes, long keyId, Optional<String> startForNetwork) {

  static SessionBody of(Person person, GrantedAccess access, Optional<String> startForNetwork) {
    return new SessionBody(
        person.name(),
        access.scopes().stream().sorted().map(Scope::label).toList(),
        access.key().number(),
        startForNetwork);
  }
}
