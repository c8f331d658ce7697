package coffee.rest.heartrate;

import coffee.domain.heartrate.HeartRateReport;
import coffee.domain.heartrate.HeartRateStatistics;
import coffee.domain.heartrate.ReadHeartRateReport;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v1/heartrate/stats}: heart rate statistics of recent days. */
@Path("/v1/heartrate/stats")
@Produces(MediaType.APPLICATION_JSON)
public final class HeartRateStatisticsResource {

  private final ReadHeartRateReport readReport;
  private final Persons persons;

  /** Creates the resource. */
  public HeartRateStatisticsResource(ReadHeartRateReport readReport, Persons persons) {
    this.readReport = readReport;
    this.persons = persons;
  }

  @GET
  public Report statistics(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields query = Query.of(request);
    int days = Days.read(query);
    query.finish();
    HeartRateReport report = readReport.read(persons.of(caller), days);
    Optional<HeartRateStatistics> overall = report.overall();
    return new Report(
        report.periodDays(),
        overall.map(HeartRateStatistics::count).orElse(0L),
        BpmStatistics.of(overall),
        byContext(report),
        report.assessment());
  }

  private static Map<String, InContext> byContext(HeartRateReport report) {
    Map<String, InContext> byContext = new LinkedHashMap<>();
    for (coffee.domain.heartrate.Context.Kind kind :
        coffee.domain.heartrate.Context.Kind.values()) {
      report.of(kind).ifPresent(readings -> byContext.put(kind.word(), InContext.of(readings)));
    }
    return byContext;
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Report(
      int periodDays,
      long totalReadings,
      BpmStatistics overallStats,
      Map<String, InContext> byContext,
      String healthAssessment) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record InContext(long count, double avgBpm, int minBpm, int maxBpm) {

    static InContext of(HeartRateStatistics readings) {
      return new InContext(
          readings.count(), Rounded.two(readings.mean()), readings.minimum(), readings.maximum());
    }
  }
}
