package coffee.rest.service;

import coffee.domain.TimestampRules;
import coffee.domain.heartrate.CurrentHeartRate;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.idempotency.IdempotencyRecords;
import coffee.domain.intake.DailyLevel;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeRules;
import coffee.domain.limit.RateLimit;
import coffee.rest.heartrate.LogReadingBatchResource;
import coffee.rest.intake.LogCoffeeBatchResource;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.RequestBodies;
import coffee.rest.json.TimestampFormat;
import coffee.rest.list.PageQuery;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** {@code GET /info}: limits and recommendations of this instance. Public. */
@Path("/info")
@Produces(MediaType.APPLICATION_JSON)
public final class InfoResource {

  private final Body body;

  /** The limits for entries. */
  public record Rules(IntakeRules intakes, ReadingRules readings) {}

  /**
   * Creates the resource.
   *
   * @param version version of the service
   * @param limits rate limits; empty if nothing is limited
   */
  public InfoResource(String version, Rules rules, RequestBodies bodies, List<RateLimit> limits) {
    this.body =
        new Body(
            RootResource.NAME,
            version,
            "v1",
            Coffee.of(rules.intakes()),
            HeartRate.of(rules.readings()),
            Limits.of(bodies),
            limits.stream().map(PublishedLimit::of).toList());
  }

  @GET
  public Body info(@Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    return body;
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Body(
      String name,
      String version,
      String apiVersion,
      Coffee coffee,
      HeartRate heartRate,
      Limits limits,
      List<PublishedLimit> rateLimits) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record PublishedLimit(String name, int requests, long windowSeconds) {

    static PublishedLimit of(RateLimit limit) {
      return new PublishedLimit(limit.name(), limit.requests(), limit.window().toSeconds());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Coffee(
      double minCaffeineMg,
      double maxCaffeineMg,
      double recommendedDailyMg,
      long maxDurationMinutes,
      long defaultDurationMinutes,
      int maxBatchItems,
      List<Level> addictionLevels) {

    static Coffee of(IntakeRules rules) {
      return new Coffee(
          0,
          rules.maximumMg(),
          rules.recommendedDailyMg(),
          Intake.MAX_DURATION.toMinutes(),
          Intake.DEFAULT_DURATION.toMinutes(),
          LogCoffeeBatchResource.MAX_ITEMS,
          Level.all());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Level(String level, double fromMg, OptionalDouble belowMg) {

    static List<Level> all() {
      List<Level> levels = new ArrayList<>();
      double from = 0;
      for (DailyLevel level : DailyLevel.values()) {
        OptionalDouble below = level.belowMg();
        levels.add(new Level(level.word(), from, below));
        from = below.orElse(from);
      }
      return List.copyOf(levels);
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record HeartRate(
      int minBpm, int maxBpm, List<String> contexts, long recentMinutes, int maxBatchItems) {

    static HeartRate of(ReadingRules rules) {
      return new HeartRate(
          rules.minimumBpm(),
          rules.maximumBpm(),
          Arrays.stream(Kind.values()).map(Kind::word).toList(),
          CurrentHeartRate.RECENT.toMinutes(),
          LogReadingBatchResource.MAX_ITEMS);
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Limits(
      int maxBodyBytes,
      int maxBatchBodyBytes,
      int defaultListLimit,
      int maxListLimit,
      String earliestTimestamp,
      long maxClockSkewSeconds,
      long idempotencyHours) {

    static Limits of(RequestBodies bodies) {
      return new Limits(
          bodies.maxSingleBytes(),
          bodies.maxBatchBytes(),
          PageQuery.DEFAULT_LIMIT,
          PageQuery.MAX_LIMIT,
          TimestampFormat.format(TimestampRules.EARLIEST),
          TimestampRules.CLOCK_SKEW.toSeconds(),
          IdempotencyRecords.PROMISED.toHours());
    }
  }
}
