package coffee.rest.key;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.person.Actor;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.KeyId;
import coffee.domain.person.RevokeKey;
import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.auth.RequiresScope;
import coffee.rest.http.RecordResponses;
import coffee.rest.json.QueryParameters;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * {@code /v1/keys/{id}}: one of the person's keys. DELETE revokes it immediately; for the key of a
 * browser, the scope write suffices.
 */
@Path("/v1/keys/{id: [0-9]+}")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope(Scope.ADMIN)
public final class KeyResource {

  private final ApiKeys keys;
  private final RevokeKey revokeKey;
  private final RecordResponses records;

  /** Creates the resource. */
  public KeyResource(ApiKeys keys, RevokeKey revokeKey, RecordResponses records) {
    this.keys = keys;
    this.revokeKey = revokeKey;
    this.records = records;
  }

  @GET
  public Response get(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    return keys.find(new KeyId(caller.person(), id))
        .filter(key -> key.revokedAt().isEmpty())
        .map(key -> records.found(KeyBody.of(key, caller.access().key())))
        .orElseThrow(() -> DomainException.notFound("no such key"));
  }

  @DELETE
  @RequiresScope({Scope.ADMIN, Scope.WRITE})
  public void revoke(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    KeyId key = new KeyId(caller.person(), id);
    if (!caller.may(Scope.ADMIN)) {
      requireSession(key);
    }
    revokeKey.revoke(key, Actor.holderOf(caller.access()));
  }

  private void requireSession(KeyId id) {
    if (!keys.find(id).orElseThrow(() -> DomainException.notFound("no such key")).isSession()) {
      throw new DomainException(
          Reason.FORBIDDEN,
          "missing_scope",
          "Revoking a key that no browser got by signing in requires the scope admin.");
    }
  }
}
