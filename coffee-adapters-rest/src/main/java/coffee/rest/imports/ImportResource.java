package coffee.rest.imports;

import coffee.domain.DomainException;
import coffee.domain.imports.CancelImport;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.UndoImport;
import coffee.rest.Caller;
import coffee.rest.idempotency.IdempotentRequests;
import coffee.rest.json.QueryParameters;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code GET, DELETE /v1/imports/{id}} and {@code POST …/undo}: one import. */
@Path("/v1/imports/{id: [1-9]\\d{0,17}}")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportResource {

  private final ImportJobs jobs;
  private final CancelImport cancelImport;
  private final UndoImport undoImport;
  private final IdempotentRequests posts;

  /** Creates the resource. */
  public ImportResource(
      ImportJobs jobs, CancelImport cancelImport, UndoImport undoImport, IdempotentRequests posts) {
    this.jobs = jobs;
    this.cancelImport = cancelImport;
    this.undoImport = undoImport;
    this.posts = posts;
  }

  @GET
  public ImportBody get(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    return ImportBody.of(require(jobs, caller, id));
  }

  /**
   * One of the caller's imports.
   *
   * @throws DomainException NOT_FOUND
   */
  static ImportJob require(ImportJobs jobs, Caller caller, long id) {
    return jobs.find(caller.person(), id)
        .orElseThrow(() -> DomainException.notFound("no such import"));
  }

  @DELETE
  public void cancel(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    cancelImport.cancel(caller.person(), id);
  }

  @POST
  @Path("/undo")
  @Consumes(MediaType.WILDCARD)
  public Response undo(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    return posts.executeSingle(
        caller,
        request,
        nothing -> Response.ok(ImportBody.of(undoImport.undo(caller.person(), id))).build());
  }
}
