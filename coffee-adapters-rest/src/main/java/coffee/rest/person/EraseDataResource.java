package coffee.rest.person;

import coffee.domain.DomainException;
import coffee.domain.person.Actor;
import coffee.domain.person.EraseData;
import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.auth.RequiresScope;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.RequestBodies;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** {@code DELETE /v1/data}: permanently erases all data of a person. */
@Path("/v1/data")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope(Scope.ADMIN)
public final class EraseDataResource {

  private final EraseData eraseData;
  private final CallerLookup persons;
  private final RequestBodies bodies;

  /** Creates the resource. */
  public EraseDataResource(EraseData eraseData, CallerLookup persons, RequestBodies bodies) {
    this.eraseData = eraseData;
    this.persons = persons;
    this.bodies = bodies;
  }

  @DELETE
  public void erase(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields fields = bodies.single(request).object();
    fields.required("confirm", Optional.empty(), name(persons.person(caller).name()));
    fields.finish();
    eraseData.erase(caller.person(), Actor.holderOf(caller.access()));
  }

  private static FieldReader<String> name(String expected) {
    return FieldReader.text(
        given -> {
          if (!given.equals(expected)) {
            throw DomainException.invalid("not_confirmed", "must be the name of this person");
          }
          return given;
        });
  }
}
