package coffee.rest.intake;

import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.RecordIntakes;
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
 * {@code POST /v1/coffee/batch}: up to {@value #MAX_ITEMS} coffees as a JSON array or as NDJSON.
 */
@Path("/v1/coffee/batch")
@Consumes({MediaType.APPLICATION_JSON, BatchProcessor.NDJSON})
@Produces(MediaType.APPLICATION_JSON)
public final class LogCoffeeBatchResource {

  /** Maximum number of coffees in one batch. */
  public static final int MAX_ITEMS = 1_000;

  private static final BatchDefinition.StoredItem<LoggedIntake> STORED =
      new BatchDefinition.StoredItem<>(
          LoggedIntake::id,
          stored -> Problem.of(409, "conflict", "Another coffee has this client_id."));

  private final RecordIntakes recordIntakes;
  private final CoffeeFields coffees;
  private final IdempotentRequests posts;
  private final BatchProcessor batches;

  /** Creates the resource. */
  public LogCoffeeBatchResource(
      RecordIntakes recordIntakes,
      CoffeeFields coffees,
      IdempotentRequests posts,
      BatchProcessor batches) {
    this.recordIntakes = recordIntakes;
    this.coffees = coffees;
    this.posts = posts;
    this.batches = batches;
  }

  @POST
  public Response log(@Auth Caller caller, @Context ContainerRequestContext request) {
    Supplier<ZoneId> zone = coffees.zone(caller); // the same for all items: looked up once
    BatchDefinition<Intake, LoggedIntake> kind =
        new BatchDefinition<>(
            MAX_ITEMS,
            fields -> coffees.read(fields, zone),
            drinks -> recordIntakes.addAll(caller.person(), drinks),
            STORED);
    return posts.executeBatch(
        caller, request, body -> batches.process(caller, request, body, kind));
  }
}
