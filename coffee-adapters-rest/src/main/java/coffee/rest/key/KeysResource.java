package coffee.rest.key;

import coffee.domain.Page;
import coffee.domain.person.ApiKey;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.auth.RequiresScope;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.list.ListResponse;
import coffee.rest.list.PageQuery;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;

/** {@code GET /v1/keys}: the person's keys, newest first. */
@Path("/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope(Scope.READ)
public final class KeysResource {

  private final ApiKeys keys;
  private final Clock clock;

  /** Creates the resource. */
  public KeysResource(ApiKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @GET
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    PageQuery page = PageQuery.read(query);
    query.finish();
    return new ListResponse(request, query, page)
        .toResponse(
            find(caller, page.page()),
            KeyBody.class,
            key -> KeyBody.of(key, caller.access().key()),
            KeysResource::position);
  }

  /** Keys are few, so that the page is cut in memory. */
  private List<ApiKey> find(Caller caller, Page page) {
    return keys.listFor(caller.person(), clock.instant()).stream()
        .filter(key -> page.after().stream().allMatch(seen -> key.id().number() < seen.id()))
        .skip(page.offset())
        .limit(page.limit())
        .toList();
  }

  private static Page.Position position(ApiKey key) {
    return new Page.Position(key.createdAt(), key.id().number());
  }
}
