package coffee.rest.steps;

import coffee.rest.Caller;
import coffee.rest.batch.BatchProcessor;
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
 * {@code POST /v1/steps/batch}: up to {@value StepFields#MAX_ITEMS} counts of steps as a JSON array
 * or as NDJSON.
 */
@Path("/v1/steps/batch")
@Consumes({MediaType.APPLICATION_JSON, BatchProcessor.NDJSON})
@Produces(MediaType.APPLICATION_JSON)
public final class LogStepBatchResource {

  private final StepFields steps;
  private final IdempotentRequests requests;
  private final BatchProcessor batches;

  /** Creates the resource. */
  public LogStepBatchResource(
      StepFields steps, IdempotentRequests requests, BatchProcessor batches) {
    this.steps = steps;
    this.requests = requests;
    this.batches = batches;
  }

  @POST
  public Response log(@Auth Caller caller, @Context ContainerRequestContext request) {
    return requests.executeBatch(
        caller, request, body -> batches.process(caller, request, body, steps));
  }
}
