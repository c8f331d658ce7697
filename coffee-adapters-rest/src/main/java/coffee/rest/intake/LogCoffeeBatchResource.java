package coffee.rest.intake;

import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.RecordIntakes;
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
 * {@code POST /v1/coffee/batch}: up to {@value #MAX_ITEMS} coffees as a JSON array or as NDJSON.
 */
@Path("/v1/coffee/batch")
@Consumes({MediaType.APPLICATION_JSON, BatchProcessor.NDJSON})
@Produces(MediaType.APPLICATION_JSON)
public final class LogCoffeeBatchResource {

  /** Maximum number of coffees in one batch. */
  public static final int MAX_ITEMS = 1_000;

  private final EntryBatch<Intake, LoggedIntake> batch;
  private final IdempotentRequests requests;
  private final BatchProcessor batches;

  /** Creates the resource. */
  public LogCoffeeBatchResource(
      RecordIntakes recordIntakes,
      CoffeeFields coffees,
      IdempotentRequests requests,
      BatchProcessor batches) {
    this.batch = new EntryBatch<>(MAX_ITEMS, coffees, recordIntakes);
    this.requests = requests;
    this.batches = batches;
  }

  @POST
  public Response log(@Auth Caller caller, @Context ContainerRequestContext request) {
    return requests.executeBatch(
        caller, request, body -> batches.process(caller, request, body, batch));
  }
}
