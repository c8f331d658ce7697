package coffee.rest.intake;

import coffee.domain.intake.IntakeLog;
import coffee.rest.Caller;
import coffee.rest.batch.Batches;
import coffee.rest.retry.Posts;
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
@Consumes({MediaType.APPLICATION_JSON, Batches.NDJSON})
@Produces(MediaType.APPLICATION_JSON)
public final class LogCoffeesResource {

  /** Greatest number of coffees in one batch. */
  public static final int MAX_ITEMS = 1_000;

  private final IntakeLog log;
  private final CoffeeFields coffees;
  private final Posts posts;
  private final Batches batches;

  /** Over a log. */
  public LogCoffeesResource(IntakeLog log, CoffeeFields coffees, Posts posts, Batches batches) {
    this.log = log;
    this.coffees = coffees;
    this.posts = posts;
    this.batches = batches;
  }

  @POST
  public Response log(@Auth Caller caller, @Context ContainerRequestContext request) {
    CoffeeBatch kind = new CoffeeBatch(log, coffees, caller);
    return posts.batch(caller, request, body -> batches.answer(request, body, kind));
  }
}
