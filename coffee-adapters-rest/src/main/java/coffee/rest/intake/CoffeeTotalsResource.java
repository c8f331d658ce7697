package coffee.rest.intake;

import coffee.domain.intake.DayOfIntake;
import coffee.domain.intake.IntakeStatistics;
import coffee.domain.intake.IntakeToday;
import coffee.domain.intake.ReadIntakeDays;
import coffee.domain.intake.ReadIntakeToday;
import coffee.rest.Caller;
import coffee.rest.Persons;
import coffee.rest.json.Days;
import coffee.rest.json.Fields;
import coffee.rest.json.Query;
import coffee.rest.json.Rounded;
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
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a person's coffees add up to: today, over a week, over any number of days. */
@Path("/v1/coffee")
@Produces(MediaType.APPLICATION_JSON)
public final class CoffeeTotalsResource {

  private static final int WEEK = 7;

  private final ReadIntakeToday readToday;
  private final ReadIntakeDays readDays;
  private final Persons persons;

  /** Over the use cases that add up. */
  public CoffeeTotalsResource(ReadIntakeToday readToday, ReadIntakeDays readDays, Persons persons) {
    this.readToday = readToday;
    this.readDays = readDays;
    this.persons = persons;
  }

  @GET
  @Path("/today")
  public Today today(@Auth Caller caller, @Context ContainerRequestContext request) {
    Query.of(request).finish();
    IntakeToday today = readToday.read(persons.of(caller));
    return new Today(
        today.date().toString(),
        Rounded.two(today.totalMg()),
        today.count(),
        today.level().word(),
        today.limit().milligrams(),
        today.overLimit(),
        Rounded.two(today.remainingMg()),
        Rounded.two(today.rolling24hMg()));
  }

  @GET
  @Path("/week")
  public Week week(@Auth Caller caller, @Context ContainerRequestContext request) {
    Query.of(request).finish();
    List<DayOfIntake> days = readDays.read(persons.of(caller), WEEK);
    IntakeStatistics all = IntakeStatistics.of(days);
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

  @GET
  @Path("/stats")
  public Statistics statistics(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields query = Query.of(request);
    int days = Days.read(query);
    query.finish();
    IntakeStatistics all = IntakeStatistics.of(readDays.read(persons.of(caller), days));
    return new Statistics(
        all.periodDays(),
        all.totalCoffees(),
        Rounded.two(all.totalMg()),
        Rounded.two(all.averagePerDayMg()),
        Rounded.two(all.averagePerCoffeeMg()),
        all.largestDoseMg(),
        all.smallestDoseMg(),
        all.mostCommonType(),
        all.daysWithCaffeine());
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
