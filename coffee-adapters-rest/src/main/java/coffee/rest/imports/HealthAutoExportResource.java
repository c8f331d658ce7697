package coffee.rest.imports;

import coffee.domain.imports.ImportFailure;
import coffee.domain.imports.IngestFile;
import coffee.domain.imports.IngestFile.Ingested;
import coffee.rest.Caller;
import coffee.rest.limits.RateLimited;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.List;

/**
 * {@code POST /v1/ingest/health-auto-export}: receives exports of the app Health Auto Export and
 * imports them before responding. The app repeats days and sends unsupported metrics; both are
 * accepted.
 */
@Path("/v1/ingest/health-auto-export")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RateLimited(RateLimited.Kind.IMPORT)
public final class HealthAutoExportResource {

  /** Maximum size of a body, in bytes: 64 MiB. */
  public static final long MAX_BYTES = 64L << 20;

  private static final String FORMAT = "health_auto_export";

  private final IngestFile ingestFile;
  private final UploadHandler uploads;
  private final ImportQuery query;

  /** Creates the resource. */
  public HealthAutoExportResource(IngestFile ingestFile, UploadHandler uploads, ImportQuery query) {
    this.ingestFile = ingestFile;
    this.uploads = uploads;
    this.query = query;
  }

  @POST
  public Response ingest(@Auth Caller caller, @Context ContainerRequestContext request) {
    ZoneId zone = query.readZone(caller, request);
    return uploads.handleTemporary(
        caller,
        request,
        FORMAT,
        received ->
            response(ingestFile.ingest(caller.person(), received.file(), FORMAT, zone), zone));
  }

  private static Response response(Ingested ingested, ZoneId zone) {
    if (ingested.failure().isPresent()) {
      ImportFailure failure = ingested.failure().get();
      throw new ProblemException(Problem.of(422, failure.code(), failure.detail()));
    }
    return Response.ok(
            new Body(
                zone.getId(),
                RowCountsBody.of(ingested.progress()),
                ingested.problems().stream().map(ImportProblemBody::of).toList()))
        .build();
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Body(
      String timeZone, @JsonUnwrapped RowCountsBody counts, List<ImportProblemBody> problems) {}
}
