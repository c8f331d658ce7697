package coffee.rest.session;

import coffee.domain.DomainException;
import coffee.domain.person.Actor;
import coffee.domain.person.ApiKey;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.KeyId;
import coffee.domain.person.RevokeKey;
import coffee.rest.Caller;
import coffee.rest.auth.SessionCookie;
import coffee.rest.json.QueryParameters;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /v1/session}: who is signed in. DELETE signs out and revokes the browser's key. */
@Path("/v1/session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {

  private final ApiKeys keys;
  private final RevokeKey revokeKey;
  private final SessionBodies sessions;

  /** Creates the resource. */
  public SessionResource(ApiKeys keys, RevokeKey revokeKey, SessionBodies sessions) {
    this.keys = keys;
    this.revokeKey = revokeKey;
    this.sessions = sessions;
  }

  @GET
  public SessionBody get(@Auth Caller caller, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    return sessions.of(caller, request);
  }

  @DELETE
  public Response signOut(@Auth Caller caller, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    KeyId key = caller.access().key();
    if (keys.find(key).filter(ApiKey::isSession).isEmpty()) {
      throw DomainException.notFound("No browser got this key by signing in.");
    }
    revokeKey.revoke(key, Actor.holderOf(caller.access()));
    return Response.noContent()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.removal(request))
        .build();
  }
}
