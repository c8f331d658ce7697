package coffee.rest.imports;

import coffee.domain.Page;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportJobs;
import coffee.rest.Caller;
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

/** {@code GET /v1/imports}: the person's imports, newest first. */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportsResource {

  private final ImportJobs jobs;

  /** Creates the resource. */
  public ImportsResource(ImportJobs jobs) {
    this.jobs = jobs;
  }

  @GET
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    PageQuery page = PageQuery.read(query);
    query.finish();
    return new ListResponse(request, query, page)
        .toResponse(
            jobs.page(caller.person(), page.page()),
            ImportBody.class,
            ImportBody::of,
            ImportsResource::position);
  }

  private static Page.Position position(ImportJob job) {
    return new Page.Position(job.times().createdAt(), job.id());
  }
}
