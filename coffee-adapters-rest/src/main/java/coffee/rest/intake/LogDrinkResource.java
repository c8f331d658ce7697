package coffee.rest.intake;

import coffee.domain.AddResult;
import coffee.domain.DomainException;
import coffee.domain.intake.Drink;
import coffee.domain.intake.DrinkCatalogue;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.RecordIntakes;
import coffee.rest.Caller;
import coffee.rest.http.RecordResponses;
import coffee.rest.idempotency.IdempotentRequests;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code POST /v1/drinks/{slug}/log}: logs one drink, with or without a body. */
@Path("/v1/drinks/{slug}/log")
@Produces(MediaType.APPLICATION_JSON)
public final class LogDrinkResource {

  private final DrinkCatalogue drinks;
  private final RecordIntakes recordIntakes;
  private final CoffeeFields coffees;
  private final Responses answers;

  /**
   * How requests are executed and answered.
   *
   * @param posts executes repeated requests once
   * @param records builds responses with tag and location
   */
  public record Responses(IdempotentRequests posts, RecordResponses records) {}

  /** Creates the resource. */
  public LogDrinkResource(
      DrinkCatalogue drinks, RecordIntakes recordIntakes, CoffeeFields coffees, Responses answers) {
    this.drinks = drinks;
    this.recordIntakes = recordIntakes;
    this.coffees = coffees;
    this.answers = answers;
  }

  @POST
  public Response log(
      @Auth Caller caller,
      @PathParam("slug") String slug,
      @Context ContainerRequestContext request) {
    return answers
        .posts()
        .executeSingle(
            caller,
            request,
            body -> {
              Drink drink = find(slug);
              AddResult<LoggedIntake> added =
                  recordIntakes.add(
                      caller.person(),
                      coffees.read(body.objectOrNothing(), coffees.zone(caller), drink));
              CoffeeRecord record = CoffeeRecord.of(added.entry());
              return answers
                  .records()
                  .stored(added.outcome() == AddResult.Outcome.STORED, record.location(), record);
            });
  }

  private Drink find(String slug) {
    return drinks
        .find(slug)
        .orElseThrow(
            () ->
                DomainException.notFound(
                    "There is no such drink in the catalogue: GET /v1/drinks lists them."));
  }
}
