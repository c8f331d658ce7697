package coffee.rest.webhooks;

import coffee.domain.DomainException;
import coffee.domain.person.Scope;
import coffee.domain.webhooks.ManageWebhooks;
import coffee.domain.webhooks.Webhook;
import coffee.domain.webhooks.WebhookChange;
import coffee.domain.webhooks.Webhooks;
import coffee.rest.Caller;
import coffee.rest.auth.RequiresScope;
import coffee.rest.http.MergePatch;
import coffee.rest.idempotency.IdempotencyKey;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.RequestBodies;
import coffee.rest.list.RecordList;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /v1/webhooks/{id}}: one of the person's webhooks, its secret and its deliveries. */
@Path("/v1/webhooks/{id: [0-9]+}")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope(Scope.ADMIN)
public final class WebhookResource {

  private static final int DELIVERIES = 100;

  private final Webhooks webhooks;
  private final ManageWebhooks manage;
  private final WebhookFields fields;
  private final RequestBodies bodies;

  /** Creates the resource. */
  public WebhookResource(
      Webhooks webhooks, ManageWebhooks manage, WebhookFields fields, RequestBodies bodies) {
    this.webhooks = webhooks;
    this.manage = manage;
    this.fields = fields;
    this.bodies = bodies;
  }

  private Webhook require(Caller caller, long id) {
    return webhooks
        .find(caller.person(), id)
        .orElseThrow(() -> DomainException.notFound("no such webhook"));
  }

  @GET
  public Response get(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    return Response.ok(WebhookBody.of(require(caller, id))).build();
  }

  @PATCH
  @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
  public Response patch(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    Fields sent = bodies.single(request).object();
    WebhookChange change = fields.change(sent, require(caller, id));
    return Response.ok(WebhookBody.of(manage.change(caller.person(), id, change))).build();
  }

  @DELETE
  public void delete(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    webhooks.remove(caller.person(), id);
  }

  @POST
  @Path("/rotate-secret")
  public Response rotateSecret(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    IdempotencyKey.requireAbsent(request);
    bodies.single(request).objectOrNothing().finish();
    return WebhooksResource.issued(manage.rotate(caller.person(), id));
  }

  @POST
  @Path("/test")
  public Response test(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    IdempotencyKey.requireAbsent(request);
    bodies.single(request).objectOrNothing().finish();
    return Response.accepted(DeliveryBody.of(manage.test(caller.person(), id))).build();
  }

  @GET
  @Path("/deliveries")
  public Response deliveries(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    return Response.ok(
            new RecordList(
                webhooks.deliveries(caller.person(), id, DELIVERIES).stream()
                    .map(DeliveryBody::of)
                    .toList(),
                DeliveryBody.class))
        .build();
  }
}
