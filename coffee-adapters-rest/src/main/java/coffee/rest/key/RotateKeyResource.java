package coffee.rest.key;

import coffee.domain.person.Actor;
import coffee.domain.person.KeyId;
import coffee.domain.person.RotateKey;
import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.auth.RequiresScope;
import coffee.rest.idempotency.IdempotencyKey;
import coffee.rest.json.RequestBodies;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/**
 * {@code POST /v1/keys/{id}/rotate}: creates a successor, with or without a body, and returns its
 * secret once.
 */
@Path("/v1/keys/{id: [0-9]+}/rotate")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope(Scope.ADMIN)
public final class RotateKeyResource {

  private final RotateKey rotateKey;
  private final KeyFields keys;
  private final RequestBodies bodies;

  /** Creates the resource. */
  public RotateKeyResource(RotateKey rotateKey, KeyFields keys, RequestBodies bodies) {
    this.rotateKey = rotateKey;
    this.keys = keys;
    this.bodies = bodies;
  }

  @POST
  public Response rotate(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    IdempotencyKey.requireAbsent(request);
    Duration grace = keys.grace(bodies.single(request).objectOrNothing());
    KeyId key = new KeyId(caller.person(), id);
    return CreateKeyResource.keyResponse(
        rotateKey.rotate(key, grace, Actor.holderOf(caller.access())), caller);
  }
}
