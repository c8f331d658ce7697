package coffee.rest.intake;

import coffee.domain.intake.DayOfIntake;
import coffee.domain.intake.IntakeStatistics;
import coffee.domain.intake.ReadIntakeDays;
import coffee.rest.Caller;
import coffee.rest.Persons;
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
  private final Persons persons;

  /** Creates the resource. */
  public CoffeeWeekResource(ReadIntakeDays readDays, Persons persons) {
    this.readDays = readDays;
    this.persons = persons;
  }

  @GET
  public Week week(@Auth Caller caller, @Context ContainerRequestContext request) {
    Query.none(request);
    List<DayOfIntake> days = readDays.read(persons.of(caller), DAYS);
    IntakeStatistics all = IntakeStatistics.of(days, Optional.empty()); // types are not told
    List<Day> newestFirst =
        days.stream()
            .sorted(Comparator.comparing((DayOfIntake day) -> day.day().date()).reversed())
            .map(Day::of)
            .toList();
    return new Week(
        newestFirst,
        Rounded.two(all.totalMg()),
        Rounded.two(all.averagePerDayMg()),
        all.daysWithCaffeine());
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Week(
      List<Day> dailyBreakdown, double weekTotalMg, double weekAverageMg, int daysWithCaffeine) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Day(String date, double totalMg, int coffeeCount) {

    static Day of(DayOfIntake day) {
      LocalDate date = day.day().date();
      return new Day(date.toString(), Rounded.two(day.totalMg()), day.count());
    }
  }
}
