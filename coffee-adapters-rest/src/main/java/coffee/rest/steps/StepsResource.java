package coffee.rest.steps;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.TimeRange;
import coffee.domain.heartrate.Reading;
import coffee.domain.steps.FiveMinuteSteps;
import coffee.domain.steps.StepCount;
import coffee.domain.steps.StepDays;
import coffee.domain.steps.StepLog;
import coffee.rest.Caller;
import coffee.rest.idempotency.IdempotentRequests;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.TimestampFormat;
import coffee.rest.list.Period;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code /v1/steps}: {@code GET} sums the steps of a period by interval, {@code POST} stores a
 * count (201, 200 if it was already stored, 409 if another one of its source overlaps), {@code
 * DELETE} removes those of a period.
 */
@Path("/v1/steps")
@Produces(MediaType.APPLICATION_JSON)
public final class StepsResource {

  private static final Duration DEFAULT_PERIOD = Duration.ofHours(24);
  private static final Duration LONGEST_IN_BINS = Duration.ofDays(31);
  private static final Duration LONGEST = Duration.ofDays(366);

  private final StepLog log;
  private final StepFields steps;
  private final IdempotentRequests requests;
  private final Clock clock;

  /** Creates the resource. */
  public StepsResource(StepLog log, StepFields steps, IdempotentRequests requests, Clock clock) {
    this.log = log;
    this.steps = steps;
    this.requests = requests;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response log(@Auth Caller caller, @Context ContainerRequestContext request) {
    return requests.executeSingle(
        caller,
        request,
        body -> {
          StepCount counted = steps.read(body.object(), steps.zone(caller));
          AddResult<StepCount> added = steps.store(caller, List.of(counted)).get(0);
          if (added.outcome() == Outcome.CONFLICT) {
            throw StepFields.conflict(added.entry());
          }
          return Response.status(added.outcome() == Outcome.STORED ? 201 : 200)
              .entity(StepBody.of(added.entry()))
              .build();
        });
  }

  @GET
  public Steps range(@Auth Caller caller, @Context ContainerRequestContext request) {
    Supplier<ZoneId> zone = steps.zone(caller);
    Fields query = QueryParameters.of(request);
    Period period = Period.read(query, zone);
    StepResolution resolution =
        query.optional("resolution", StepResolution.reader()).orElse(StepResolution.FIVE_MINUTES);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant until =
        period.until().orElseGet(() -> period.from().map(from -> later(from, now)).orElse(now));
    Instant from = period.from().orElseGet(() -> until.minus(DEFAULT_PERIOD));
    Duration longest = resolution == StepResolution.FIVE_MINUTES ? LONGEST_IN_BINS : LONGEST;
    if (Duration.between(from, until).compareTo(longest) > 0) {
      query.refuse(
          period.from().isPresent() ? "from" : "to",
          "out_of_range",
          "the period must be at most %d days".formatted(longest.toDays()));
    }
    query.finish();
    FiveMinuteSteps found = StepDays.fiveMinutes(log, caller.person(), new TimeRange(from, until));
    return new Steps(
        new RequestedPeriod(
            TimestampFormat.format(from), TimestampFormat.format(until), resolution.word()),
        sum(found),
        found.size(),
        intervals(found, resolution, zone));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static long sum(FiveMinuteSteps found) {
    long sum = 0;
    for (int i = 0; i < found.size(); i++) {
      sum += found.steps(i);
    }
    return sum;
  }

  private static List<Interval> intervals(
      FiveMinuteSteps found, StepResolution resolution, Supplier<ZoneId> zone) {
    List<Interval> intervals = new ArrayList<>();
    Instant start = Instant.MIN;
    Instant end = Instant.MIN;
    long sum = 0;
    int known = 0;
    for (int i = 0; i < found.size(); i++) {
      Instant bin = FiveMinuteSteps.startOf(found.bin(i));
      if (!bin.isBefore(end)) {
        add(intervals, start, sum, known);
        sum = 0;
        known = 0;
        start = resolution.startOf(bin, zone);
        end = resolution.endOf(bin, zone);
      }
      sum += found.steps(i);
      known++;
    }
    add(intervals, start, sum, known);
    return intervals;
  }

  private static void add(List<Interval> intervals, Instant start, long sum, int known) {
    if (known > 0) {
      intervals.add(new Interval(TimestampFormat.format(start), sum, 5 * known));
    }
  }

  @DELETE
  public Removed remove(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    FieldReader<Instant> moment = TimestampFormat.instantOrDay(steps.zone(caller));
    Optional<Instant> from = query.required("from", Optional.empty(), moment);
    Optional<Instant> until = query.required("to", Optional.empty(), moment);
    Optional<String> source = query.optional("source", FieldReader.text(Reading::requireSource));
    if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
      query.refuse("to", "reversed_range", "must not be before the start");
    }
    query.finish();
    TimeRange range = new TimeRange(from.orElseThrow(), until.orElseThrow());
    return new Removed(log.remove(caller.person(), range, source));
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Steps(RequestedPeriod period, long totalSteps, int knownBins, List<Interval> intervals) {}

  record RequestedPeriod(String start, String end, String resolution) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Interval(String timestamp, long steps, int knownMinutes) {}

  record Removed(long removed) {}
}
