package coffee.rest.heartrate;

import coffee.domain.Page;
import coffee.domain.heartrate.BpmHistogram;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.HeartRateStatistics;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ReadingLog;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.json.Fields;
import coffee.rest.json.LazyList;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.Rounding;
import coffee.rest.json.TimestampFormat;
import coffee.rest.list.NextLink;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code GET /v1/heartrate/range}: the readings of a period, oldest first, raw or aggregated. */
@Path("/v1/heartrate/range")
@Produces(MediaType.APPLICATION_JSON)
public final class HeartRateRangeResource {

  private final ReadingLog log;
  private final HeartRateHistory history;
  private final CallerLookup persons;
  private final Clock clock;

  /** Creates the resource. */
  public HeartRateRangeResource(
      ReadingLog log, HeartRateHistory history, CallerLookup persons, Clock clock) {
    this.log = log;
    this.history = history;
    this.persons = persons;
    this.clock = clock;
  }

  @GET
  public Response range(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    Supplier<ZoneId> zone = persons.zone(caller);
    RangeQuery range = RangeQuery.read(query, zone, clock.instant());
    ReadingPage page =
        range.resolution() == Resolution.RAW
            ? rawReadings(caller, range)
            : buckets(caller, range, zone);
    Optional<HeartRateStatistics> all =
        page.all()
            .map(BpmHistogram::statistics)
            .orElseGet(
                () ->
                    HeartRateBucketPages.merged(
                        history.byContext(caller.person(), range.from(), range.until())));
    Response.ResponseBuilder response =
        Response.ok(
            new Range(
                RequestedPeriod.of(range),
                all.map(HeartRateStatistics::count).orElse(0L),
                BpmStatistics.of(all),
                page.readings()));
    page.next()
        .ifPresent(
            next ->
                response.header(
                    HttpHeaders.LINK,
                    NextLink.after(request, query, next, pinnedParameters(query, range))));
    return response.build();
  }

  private ReadingPage rawReadings(Caller caller, RangeQuery range) {
    List<LoggedReading> found =
        log.oldestFirst(
            caller.person(), range.from(), range.until(), range.after(), range.limit() + 1);
    boolean more = found.size() > range.limit();
    List<LoggedReading> shown = more ? found.subList(0, range.limit()) : found;
    return new ReadingPage(
        new LazyList<>(shown, ReadingBody::of),
        more ? Optional.of(shown.get(shown.size() - 1).position()) : Optional.empty(),
        Optional.empty());
  }

  private ReadingPage buckets(Caller caller, RangeQuery range, Supplier<ZoneId> zone) {
    HeartRateBucketPages pages = new HeartRateBucketPages(history);
    HeartRateBucketPages.BucketPage page =
        range.resolution() == Resolution.DAY
            ? pages.ofLocalDays(caller.person(), range, zone, clock.instant())
            : pages.ofFixedWidth(caller.person(), range);
    return new ReadingPage(
        new LazyList<>(page.buckets(), Bucket::of),
        page.next().map(next -> new Page.Position(next, 0)),
        page.all());
  }

  /** Pins the defaults of this request, so that the next page uses the same period. */
  private static Map<String, String> pinnedParameters(Fields query, RangeQuery range) {
    Map<String, String> pinned = new LinkedHashMap<>();
    if (!query.isGiven("from") && !query.isGiven("start")) {
      pinned.put("from", TimestampFormat.format(range.from()));
    }
    if (!query.isGiven("to") && !query.isGiven("end")) {
      pinned.put("to", TimestampFormat.format(range.until()));
    }
    return pinned;
  }

  private record ReadingPage(
      List<? extends Record> readings, Optional<Page.Position> next, Optional<BpmHistogram> all) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Range(
      RequestedPeriod period,
      long readingsCount,
      BpmStatistics stats,
      List<? extends Record> readings) {}

  record RequestedPeriod(String start, String end, String resolution) {

    static RequestedPeriod of(RangeQuery range) {
      return new RequestedPeriod(
          TimestampFormat.format(range.from()),
          TimestampFormat.format(range.until()),
          range.resolution().word());
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Bucket(
      String timestamp, long count, int minBpm, int maxBpm, double avgBpm, double medianBpm) {

    static Bucket of(HeartRateBucketPages.Summary bucket) {
      HeartRateStatistics all = bucket.readings();
      return new Bucket(
          TimestampFormat.format(bucket.start()),
          all.count(),
          all.minimum(),
          all.maximum(),
          Rounding.toTwoDecimals(all.mean()),
          all.median());
    }
  }
}
