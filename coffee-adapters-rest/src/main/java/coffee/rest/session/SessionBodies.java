package coffee.rest.session;

import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * Makes what the resources of sessions return.
 *
 * @param persons who calls
 * @param links how other machines reach the service
 */
public record SessionBodies(CallerLookup persons, SignInLinks links) {

  SessionBody of(Caller caller, ContainerRequestContext request) {
    return SessionBody.of(persons.person(caller), caller.access(), links.startForNetwork(request));
  }
}
