package coffee.rest.imports;

import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportRequest;
import coffee.domain.imports.ReceiveImport.Received;
import coffee.rest.Caller;
import coffee.rest.limits.RateLimited;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code POST /v1/imports}: accepts a file, and imports it after the response. */
@Path("/v1/imports")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RateLimited(RateLimited.Kind.IMPORT)
public final class StartImportResource {

  private final ImportJobs jobs;
  private final UploadHandler uploads;
  private final ImportQuery query;
  private final Runnable announce;

  /**
   * Creates the resource.
   *
   * @param announce notifies workers of a new import
   */
  public StartImportResource(
      ImportJobs jobs, UploadHandler uploads, ImportQuery query, Runnable announce) {
    this.jobs = jobs;
    this.uploads = uploads;
    this.query = query;
    this.announce = announce;
  }

  @POST
  public Response start(@Auth Caller caller, @Context ContainerRequestContext request) {
    ImportQuery.Options asked = query.read(caller, request);
    Response response =
        uploads.handleStored(caller, request, asked, file -> enqueue(caller, file, asked));
    announce.run();
    return response;
  }

  private Response enqueue(Caller caller, Received received, ImportQuery.Options asked) {
    ImportRequest order =
        new ImportRequest(
            received.file(), received.format(), asked.settings(), asked.dryRun(), asked.fileName());
    ImportBody record = ImportBody.of(jobs.add(caller.person(), order));
    return Response.accepted(record).header(HttpHeaders.LOCATION, record.location()).build();
  }
}
