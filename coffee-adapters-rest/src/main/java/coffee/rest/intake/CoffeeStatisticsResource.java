package coffee.rest.intake;

import coffee.domain.intake.IntakeStatistics;
import coffee.domain.intake.ReadIntakeDays;
import coffee.rest.Caller;
import coffee.rest.Persons;
import coffee.rest.json.Days;
import coffee.rest.json.Fields;
import coffee.rest.json.Query;
import coffee.rest.json.Rounded;
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
  private final Persons persons;

  /** Creates the resource. */
  public CoffeeStatisticsResource(ReadIntakeDays readDays, Persons persons) {
    this.readDays = readDays;
    this.persons = persons;
  }

  @GET
  public Statistics statistics(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields query = Query.of(request);
    int days = Days.read(query);
    query.finish();
    IntakeStatistics all = readDays.statistics(persons.of(caller), days);
    return new Statistics(
        all.periodDays(),
        all.totalCoffees(),
        Rounded.two(all.totalMg()),
        Rounded.two(all.averagePerDayMg()),
        Rounded.two(all.averagePerCoffeeMg()),
        Rounded.two(all.largestDoseMg()),
        Rounded.two(all.smallestDoseMg()),
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
