package coffee.rest.intake;

import coffee.domain.DomainException;
import coffee.domain.intake.Drink;
import coffee.domain.intake.DrinkCatalogue;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.RecordIntakes;
import coffee.rest.Caller;
import coffee.rest.entry.EntryResponses;
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
  private final IdempotentRequests requests;
  private final EntryResponses<Intake, LoggedIntake> responses;

  /**
   * How requests are executed, and responses written.
   *
   * @param requests executes repeated requests once
   * @param records builds responses with tag and location
   */
  public record Responses(IdempotentRequests requests, RecordResponses records) {}

  /** Creates the resource. */
  public LogDrinkResource(
      DrinkCatalogue drinks,
      RecordIntakes recordIntakes,
      CoffeeFields coffees,
      Responses handling) {
    this.drinks = drinks;
    this.recordIntakes = recordIntakes;
    this.coffees = coffees;
    this.requests = handling.requests();
    this.responses = new EntryResponses<>(coffees, handling.records());
  }

  @POST
  public Response log(
      @Auth Caller caller,
      @PathParam("slug") String slug,
      @Context ContainerRequestContext request) {
    return requests.executeSingle(
        caller,
        request,
        body -> {
          Drink drink = find(slug);
          return responses.added(
              recordIntakes.add(
                  caller.person(),
                  coffees.read(body.objectOrNothing(), coffees.zone(caller), drink)));
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
