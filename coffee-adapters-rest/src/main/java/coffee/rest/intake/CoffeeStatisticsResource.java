package coffee.rest.intake;

import coffee.domain.intake.IntakeStatistics;
import coffee.domain.intake.ReadIntakeDays;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.json.DaysParameter;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.Rounding;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code GET /v1/coffee/stats}: coffee statistics of recent days. */
@Path("/v1/coffee/stats")
@Produces(MediaType.APPLICATION_JSON)
public final class CoffeeStatisticsResource {

  private final ReadIntakeDays readDays;
  private final CallerLookup persons;

  /** Creates the resource. */
  public CoffeeStatisticsResource(ReadIntakeDays readDays, CallerLookup persons) {
    this.readDays = readDays;
    this.persons = persons;
  }

  @GET
  public Statistics statistics(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    int days = DaysParameter.read(query);
    query.finish();
    IntakeStatistics all = persons.read(caller, person -> readDays.statistics(person, days));
    return new Statistics(
        all.periodDays(),
        all.totalCoffees(),
        Rounding.toTwoDecimals(all.totalMg()),
        Rounding.toTwoDecimals(all.averagePerDayMg()),
        Rounding.toTwoDecimals(all.averagePerCoffeeMg()),
        Rounding.toTwoDecimals(all.largestDoseMg()),
        Rounding.toTwoDecimals(all.smallestDoseMg()),
        all.mostCommonType(),
        all.daysWithCaffeine());
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Statistics(
      int periodDays,
      int totalCoffees,
      double totalCaffeineMg,
      double averagePerDay,
      OptionalDouble averagePerCoffee,
      OptionalDouble maxSingleDose,
      OptionalDouble minSingleDose,
      Optional<String> mostCommonType,
      int daysWithCaffeine) {}
}
