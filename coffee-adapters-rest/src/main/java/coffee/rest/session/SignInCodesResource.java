package coffee.rest.session;

import coffee.domain.person.Actor;
import coffee.domain.person.Scope;
import coffee.domain.session.CreateSignInCode;
import coffee.rest.Caller;
import coffee.rest.auth.RequiresScope;
import coffee.rest.idempotency.IdempotencyKey;
import coffee.rest.json.RequestBodies;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code POST /v1/session/codes}: creates a one-time code, with or without a body. */
@Path("/v1/session/codes")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope(Scope.ADMIN)
public final class SignInCodesResource {

  private final CreateSignInCode createCode;
  private final SignInLinks links;
  private final RequestBodies bodies;

  /** Creates the resource. */
  public SignInCodesResource(CreateSignInCode createCode, SignInLinks links, RequestBodies bodies) {
    this.createCode = createCode;
    this.links = links;
    this.bodies = bodies;
  }

  /**
   * A code as JSON.
   *
   * @param links that sign in, best first
   * @param qr the first link
   */
  @JsonNaming(SnakeCaseStrategy.class)
  private record CodeRecord(String code, String expiresAt, List<String> links, QrCode qr) {

    /** Excludes the code, which must not appear in logs. */
    @Override
    public String toString() {
      return "a code until " + expiresAt;
    }
  }

  @POST
  public Response create(@Auth Caller caller, @Context ContainerRequestContext request) {
    IdempotencyKey.requireAbsent(request);
    bodies.single(request).objectOrNothing().finish();
    CreateSignInCode.Result created =
        createCode.create(caller.person(), Actor.holderOf(caller.access()));
    String code = created.code().text();
    List<String> all = links.links(request, code);
    return Response.status(Response.Status.CREATED)
        .entity(
            new CodeRecord(
                code, TimestampFormat.format(created.expiresAt()), all, QrCode.of(all.get(0))))
        .build();
  }
}
