package coffee.rest.heartrate;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.RecordReadings;
import coffee.rest.Caller;
import coffee.rest.batch.BatchDefinition;
import coffee.rest.batch.BatchProcessor;
import coffee.rest.idempotency.IdempotentRequests;
import coffee.rest.problem.Problem;
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
import java.util.function.Supplier;

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

  private static final BatchDefinition.StoredItem<LoggedReading> STORED =
      new BatchDefinition.StoredItem<>(
          LoggedReading::id, stored -> Problem.of(LogReadingResource.conflict(stored)));

  private final RecordReadings recordReadings;
  private final ReadingFields readings;
  private final IdempotentRequests posts;
  private final BatchProcessor batches;

  /** Creates the resource. */
  public LogReadingBatchResource(
      RecordReadings recordReadings,
      ReadingFields readings,
      IdempotentRequests posts,
      BatchProcessor batches) {
    this.recordReadings = recordReadings;
    this.readings = readings;
    this.posts = posts;
    this.batches = batches;
  }

  @POST
  public Response log(@Auth Caller caller, @Context ContainerRequestContext request) {
    Supplier<ZoneId> zone = readings.zone(caller); // the same for all items: looked up once
    BatchDefinition<Reading, LoggedReading> kind =
        new BatchDefinition<>(
            MAX_ITEMS,
            fields -> readings.read(fields, zone),
            measured -> recordReadings.addAll(caller.person(), measured),
            STORED);
    return posts.executeBatch(
        caller, request, body -> batches.process(caller, request, body, kind));
  }
}
