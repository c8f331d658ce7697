package coffee.rest.imports;

import coffee.domain.imports.IngestRecord;
import coffee.domain.imports.IngestRecords;
import coffee.rest.Caller;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code GET /v1/ingest}: what apps pushed last, by source. */
@Path("/v1/ingest")
@Produces(MediaType.APPLICATION_JSON)
public final class IngestsResource {

  private final IngestRecords records;

  /** Creates the resource. */
  public IngestsResource(IngestRecords records) {
    this.records = records;
  }

  @GET
  public List<Body> list(@Auth Caller caller, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    return records.list(caller.person()).stream().map(Body::of).toList();
  }

  /** The last push of a source as JSON. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Body(String source, String lastAt, long stored, long refused) {

    static Body of(IngestRecord record) {
      return new Body(
          record.source(),
          TimestampFormat.format(record.receivedAt()),
          record.stored(),
          record.refused());
    }
  }
}
