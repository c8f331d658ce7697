package coffee.rest.webhooks;

import coffee.domain.Page;
import coffee.domain.person.Scope;
import coffee.domain.webhooks.ManageWebhooks;
import coffee.domain.webhooks.Webhook;
import coffee.domain.webhooks.Webhooks;
import coffee.rest.Caller;
import coffee.rest.auth.RequiresScope;
import coffee.rest.idempotency.IdempotencyKey;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.RequestBodies;
import coffee.rest.list.ListResponse;
import coffee.rest.list.PageQuery;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /v1/webhooks}: the person's webhooks, newest first, and new ones. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope(Scope.ADMIN)
public final class WebhooksResource {

  private final Webhooks webhooks;
  private final ManageWebhooks manage;
  private final WebhookFields fields;
  private final RequestBodies bodies;

  /** Creates the resource. */
  public WebhooksResource(
      Webhooks webhooks, ManageWebhooks manage, WebhookFields fields, RequestBodies bodies) {
    this.webhooks = webhooks;
    this.manage = manage;
    this.fields = fields;
    this.bodies = bodies;
  }

  @GET
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    PageQuery page = PageQuery.read(query);
    query.finish();
    return new ListResponse(request, query, page)
        .toResponse(
            find(caller, page.page()),
            WebhookBody.class,
            WebhookBody::of,
            webhook -> new Page.Position(webhook.createdAt(), webhook.id()));
  }

  /** Webhooks are few, so that the page is cut in memory. */
  private List<Webhook> find(Caller caller, Page page) {
    return webhooks.list(caller.person()).stream()
        .filter(found -> page.after().stream().allMatch(seen -> found.id() < seen.id()))
        .skip(page.offset())
        .limit(page.limit())
        .toList();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@Auth Caller caller, @Context ContainerRequestContext request) {
    IdempotencyKey.requireAbsent(request);
    return issued(manage.create(caller.person(), fields.settings(bodies.single(request).object())));
  }

  /** Without an entity tag, because responses with secrets must not be cached. */
  static Response issued(ManageWebhooks.Issued issued) {
    WebhookBody.WithSecret webhook = WebhookBody.WithSecret.of(issued);
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, webhook.record().location())
        .entity(webhook)
        .build();
  }
}
