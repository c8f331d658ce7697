package coffee.rest.session;

import coffee.domain.person.BearerKey;
import coffee.domain.person.GrantedAccess;
import coffee.domain.person.IssuedKey;
import coffee.rest.Caller;
import coffee.rest.auth.BearerAuthenticationFilter;
import coffee.rest.auth.OriginCheck;
import coffee.rest.auth.SessionCookie;
import coffee.rest.idempotency.IdempotencyKey;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.RequestBodies;
import coffee.rest.problem.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;

/** {@code POST /v1/session}: signs in with a browser, by a one-time code or by a key. */
@Path("/v1/session")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class SignInResource {

  private static final FieldReader<String> CREDENTIAL = FieldReader.text(200);

  private static final Problem WRONG_CODE =
      Problem.of(
          401,
          "invalid_code",
          "This code is wrong, was used or has expired: get a new one, or sign in with a key.");

  private static final Problem WRONG_KEY =
      Problem.of(401, "invalid_key", "This key is wrong, expired or revoked.");

  private final SignInAttempts attempts;
  private final SessionBodies sessions;
  private final RequestBodies bodies;
  private final Clock clock;

  /** Creates the resource. */
  public SignInResource(
      SignInAttempts attempts, SessionBodies sessions, RequestBodies bodies, Clock clock) {
    this.attempts = attempts;
    this.sessions = sessions;
    this.bodies = bodies;
    this.clock = clock;
  }

  @POST
  public Response signIn(@Context ContainerRequestContext request) {
    OriginCheck.requireNotForeign(request);
    IdempotencyKey.requireAbsent(request);
    Fields fields = bodies.single(request).object();
    Optional<String> code = fields.optional("code", CREDENTIAL);
    Optional<String> key = fields.optional("key", CREDENTIAL);
    requireOne(fields);
    return code.isPresent()
        ? response(request, attempts.withCode(request, code.get()), WRONG_CODE)
        : response(request, attempts.withKey(request, key.orElseThrow()), WRONG_KEY);
  }

  private static void requireOne(Fields fields) {
    if (fields.isGiven("code")) {
      fields.refuseIfGiven("key", "send either code or key");
    } else if (!fields.isGiven("key")) {
      fields.refuse("code", "required", "is required, or key");
    }
    fields.finish();
  }

  private Response response(
      ContainerRequestContext request, Optional<IssuedKey> issued, Problem refusal) {
    return issued
        .map(found -> signedIn(request, found))
        .orElseGet(() -> BearerAuthenticationFilter.unauthorized(refusal));
  }

  private Response signedIn(ContainerRequestContext request, IssuedKey issued) {
    BearerKey bearer = issued.bearer();
    GrantedAccess access = new GrantedAccess(issued.key().id(), issued.key().settings().scopes());
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/v1/session")
        .header(HttpHeaders.SET_COOKIE, SessionCookie.today(bearer.text(), clock).header(request))
        .entity(sessions.of(new Caller(access), request))
        .build();
  }
}
