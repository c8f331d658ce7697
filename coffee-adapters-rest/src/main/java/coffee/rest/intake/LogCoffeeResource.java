package coffee.rest.intake;

import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.RecordIntakes;
import coffee.rest.Caller;
import coffee.rest.entry.EntryResponses;
import coffee.rest.http.RecordResponses;
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

/** {@code POST /v1/coffee}: 201 with the record, 200 if its {@code client_id} is already stored. */
@Path("/v1/coffee")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class LogCoffeeResource {

  private final RecordIntakes recordIntakes;
  private final CoffeeFields coffees;
  private final IdempotentRequests requests;
  private final EntryResponses<Intake, LoggedIntake> responses;

  /** Creates the resource. */
  public LogCoffeeResource(
      RecordIntakes recordIntakes,
      CoffeeFields coffees,
      IdempotentRequests requests,
      RecordResponses records) {
    this.recordIntakes = recordIntakes;
    this.coffees = coffees;
    this.requests = requests;
    this.responses = new EntryResponses<>(coffees, records);
  }

  @POST
  public Response log(@Auth Caller caller, @Context ContainerRequestContext request) {
    return requests.executeSingle(
        caller,
        request,
        body ->
            responses.added(
                recordIntakes.add(
                    caller.person(), coffees.read(body.object(), coffees.zone(caller)))));
  }
}
