package coffee.rest.intake;

import coffee.domain.intake.IntakeToday;
import coffee.domain.intake.ReadIntakeToday;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.Rounding;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /v1/coffee/today}: the person's caffeine intake of today. */
@Path("/v1/coffee/today")
@Produces(MediaType.APPLICATION_JSON)
public final class CoffeeTodayResource {

  private final ReadIntakeToday readToday;
  private final CallerLookup persons;

  /** Creates the resource. */
  public CoffeeTodayResource(ReadIntakeToday readToday, CallerLookup persons) {
    this.readToday = readToday;
    this.persons = persons;
  }

  @GET
  public Today today(@Auth Caller caller, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    IntakeToday today = persons.read(caller, readToday::read);
    return new Today(
        today.date().toString(),
        Rounding.toTwoDecimals(today.totalMg()),
        today.count(),
        today.level().word(),
        today.limit().milligrams(),
        today.overLimit(),
        Rounding.toTwoDecimals(today.remainingMg()),
        Rounding.toTwoDecimals(today.rolling24hMg()));
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Today(
      String date,
      double totalCaffeineMg,
      int coffeeCount,
      String addictionLevel,
      double recommendedMax,
      boolean overLimit,
      double remainingMg,
      @JsonProperty("rolling_24h_mg") double rolling24hMg) {}
}
