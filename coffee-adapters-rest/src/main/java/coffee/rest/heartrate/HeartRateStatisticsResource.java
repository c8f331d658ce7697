package coffee.rest.heartrate;

import coffee.domain.heartrate.HeartRateReport;
import coffee.domain.heartrate.HeartRateStatistics;
import coffee.domain.heartrate.ReadHeartRateReport;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v1/heartrate/stats}: heart rate statistics of recent days. */
@Path("/v1/heartrate/stats")
@Produces(MediaType.APPLICATION_JSON)
public final class HeartRateStatisticsResource {

  private final ReadHeartRateReport readReport;
  private final CallerLookup persons;

  /** Creates the resource. */
  public HeartRateStatisticsResource(ReadHeartRateReport readReport, CallerLookup persons) {
    this.readReport = readReport;
    this.persons = persons;
  }

  @GET
  public Report statistics(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    int days = DaysParameter.read(query);
    query.finish();
    HeartRateReport report = readReport.read(persons.person(caller), days);
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
    for (coffee.domain.heartrate.ReadingContext.Kind kind :
        coffee.domain.heartrate.ReadingContext.Kind.values()) {
      report
          .statisticsFor(kind)
          .ifPresent(readings -> byContext.put(kind.word(), InContext.of(readings)));
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
          readings.count(),
          Rounding.toTwoDecimals(readings.mean()),
          readings.minimum(),
          readings.maximum());
    }
  }
}
