package coffee.rest.imports;

import coffee.domain.Page;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.rows.RefusedRow;
import coffee.rest.Caller;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.list.ListFormat;
import coffee.rest.list.NextLink;
import coffee.rest.list.PageQuery;
import coffee.rest.list.RecordList;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/imports/{id}/problems}: refused rows, in file order. */
@Path("/v1/imports/{id: [1-9]\\d{0,17}}/problems")
@Produces({MediaType.APPLICATION_JSON, RecordList.CSV, RecordList.NDJSON})
public final class ImportProblemsResource {

  private final ImportJobs jobs;

  /** Creates the resource. */
  public ImportProblemsResource(ImportJobs jobs) {
    this.jobs = jobs;
  }

  @GET
  public Response list(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    PageQuery page = PageQuery.read(query);
    Optional<MediaType> format = ListFormat.read(query);
    query.finish();
    ImportResource.require(jobs, caller, id);
    int after = page.offset() + page.after().map(ImportProblemsResource::number).orElse(0);
    List<RefusedRow> found = jobs.problems(caller.person(), id, after, page.page().limit());
    List<ImportProblemBody> shown =
        page.trimToPage(found).stream().map(ImportProblemBody::of).toList();
    Optional<String> fileName = Optional.of("coffee-import-%d-refused".formatted(id));
    Response.ResponseBuilder response =
        Response.ok(new RecordList(shown, ImportProblemBody.class, fileName))
            .type(format.orElse(null));
    if (page.hasMore(found)) {
      Page.Position last = new Page.Position(Instant.EPOCH, (long) after + shown.size());
      response.header(HttpHeaders.LINK, NextLink.after(request, query, last));
    }
    return response.build();
  }

  /** Number of rows before the page; a cursor of another list can contain any value. */
  private static int number(Page.Position seen) {
    return (int) Math.min(seen.id(), ImportJobs.MAX_PROBLEMS);
  }
}
