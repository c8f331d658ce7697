package coffee.rest.key;

import coffee.domain.person.Actor;
import coffee.domain.person.CreateKey;
import coffee.domain.person.IssuedKey;
import coffee.domain.person.KeySettings;
import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.auth.RequiresScope;
import coffee.rest.idempotency.IdempotencyKey;
import coffee.rest.json.RequestBodies;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code POST /v1/keys}: creates a key and returns its secret once. */
@Path("/v1/keys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope(Scope.ADMIN)
public final class CreateKeyResource {

  private final CreateKey createKey;
  private final KeyFields keys;
  private final RequestBodies bodies;

  /** Creates the resource. */
  public CreateKeyResource(CreateKey createKey, KeyFields keys, RequestBodies bodies) {
    this.createKey = createKey;
    this.keys = keys;
    this.bodies = bodies;
  }

  @POST
  public Response create(@Auth Caller caller, @Context ContainerRequestContext request) {
    IdempotencyKey.requireAbsent(request);
    KeySettings settings = keys.terms(bodies.single(request).object(), caller);
    return keyResponse(
        createKey.create(caller.person(), settings, Actor.holderOf(caller.access())), caller);
  }

  /** Without an entity tag, because responses with secrets must not be cached. */
  static Response keyResponse(IssuedKey issued, Caller caller) {
    KeyBody.WithSecret key = KeyBody.WithSecret.of(issued, caller.access().key());
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, key.record().location())
        .entity(key)
        .build();
  }
}
