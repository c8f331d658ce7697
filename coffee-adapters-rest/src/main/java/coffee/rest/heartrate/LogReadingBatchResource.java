package coffee.rest.heartrate;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.RecordReadings;
import coffee.rest.Caller;
import coffee.rest.batch.BatchProcessor;
import coffee.rest.batch.EntryBatch;
import coffee.rest.idempotency.IdempotentRequests;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * {@code POST /v1/heartrate/batch}: up to {@value #MAX_ITEMS} heart rates as a JSON array or as
 * NDJSON.
 */
@Path("/v1/heartrate/batch")
@Consumes({MediaType.APPLICATION_JSON, BatchProcessor.NDJSON})
@Produces(MediaType.APPLICATION_JSON)
public final class LogReadingBatchResource {

  /** Maximum number of heart rates in one batch. */
  public static final int MAX_ITEMS = 5_000;

  private final EntryBatch<Reading, LoggedReading> batch;
  private final IdempotentRequests requests;
  private final BatchProcessor batches;

  /** Creates the resource. */
  public LogReadingBatchResource(
      RecordReadings recordReadings,
      ReadingFields readings,
      IdempotentRequests requests,
      BatchProcessor batches) {
    this.batch = new EntryBatch<>(MAX_ITEMS, readings, recordReadings);
    this.requests = requests;
    this.batches = batches;
  }

  @POST
  public Response log(@Auth Caller caller, @Context ContainerRequestContext request) {
    return requests.executeBatch(
        caller, request, body -> batches.process(caller, request, body, batch));
  }
}
