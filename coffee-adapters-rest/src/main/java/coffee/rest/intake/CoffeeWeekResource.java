package coffee.rest.intake;

import coffee.domain.intake.IntakeDay;
import coffee.domain.intake.IntakeStatistics;
import coffee.domain.intake.ReadIntakeDays;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
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
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code GET /v1/coffee/week}: the last seven days, newest first. */
@Path("/v1/coffee/week")
@Produces(MediaType.APPLICATION_JSON)
public final class CoffeeWeekResource {

  private static final int DAYS = 7;

  private final ReadIntakeDays readDays;
  private final CallerLookup persons;

  /** Creates the resource. */
  public CoffeeWeekResource(ReadIntakeDays readDays, CallerLookup persons) {
    this.readDays = readDays;
    this.persons = persons;
  }

  @GET
  public Week week(@Auth Caller caller, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    List<IntakeDay> days = persons.read(caller, person -> readDays.read(person, DAYS));
    IntakeStatistics all = IntakeStatistics.of(days, Optional.empty()); // the response has no types
    List<Day> newestFirst =
        days.stream()
            .sorted(Comparator.comparing((IntakeDay day) -> day.day().date()).reversed())
            .map(Day::of)
            .toList();
    return new Week(
        newestFirst,
        Rounding.toTwoDecimals(all.totalMg()),
        Rounding.toTwoDecimals(all.averagePerDayMg()),
        all.daysWithCaffeine());
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Week(
      List<Day> dailyBreakdown, double weekTotalMg, double weekAverageMg, int daysWithCaffeine) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Day(String date, double totalMg, int coffeeCount) {

    static Day of(IntakeDay day) {
      LocalDate date = day.day().date();
      return new Day(date.toString(), Rounding.toTwoDecimals(day.totalMg()), day.count());
    }
  }
}
