package coffee.rest.caffeine;

import coffee.domain.DomainException;
import coffee.domain.caffeine.CaffeineInBody;
import coffee.domain.caffeine.HalfLife;
import coffee.domain.caffeine.LevelPoint;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.person.Person;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.LazyList;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.Rounding;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code GET /v1/caffeine/curve}: the caffeine level over time. */
@Path("/v1/caffeine/curve")
@Produces(MediaType.APPLICATION_JSON)
public final class CaffeineCurveResource {

  private static final Duration BEFORE = Duration.ofHours(24);
  private static final Duration LENGTH = Duration.ofHours(36);
  private static final Duration LONGEST_STEP = Duration.ofHours(24);
  private static final Pattern STEP = Pattern.compile("([1-9][0-9]{0,3})([mh]?)");

  private static final FieldReader<Duration> STEPS = FieldReader.text(CaffeineCurveResource::step);

  private final ReadCaffeineLevel caffeine;
  private final ReadExperiment experiments;
  private final CallerLookup persons;
  private final Clock clock;

  /** Creates the resource. */
  public CaffeineCurveResource(
      ReadCaffeineLevel caffeine, ReadExperiment experiments, CallerLookup persons, Clock clock) {
    this.caffeine = caffeine;
    this.experiments = experiments;
    this.persons = persons;
    this.clock = clock;
  }

  @GET
  public Body curve(@Auth Caller caller, @Context ContainerRequestContext request) {
    Person person = persons.person(caller);
    Window window = Window.read(QueryParameters.of(request), person.timeZone(), clock.instant());
    List<LevelPoint> points = caffeine.curve(person, window.from(), window.until(), window.step());
    Instant hiddenFrom = experiments.levelHiddenFrom(person.id()).orElse(Instant.MAX);
    HalfLife halfLife = HalfLife.estimateFor(person.profile());
    return new Body(
        TimestampFormat.format(window.from()),
        TimestampFormat.format(window.until()),
        window.step().toMinutes(),
        Rounding.six(halfLife.lowHours()),
        Rounding.six(halfLife.hours()),
        Rounding.six(halfLife.highHours()),
        Rounding.six(halfLife.coffeeModel().absorptionPerHour()),
        new LazyList<>(points, point -> PointBody.of(point, hiddenFrom)));
  }

  private static Duration step(String text) {
    Matcher matcher = STEP.matcher(text.strip());
    if (!matcher.matches()) {
      throw DomainException.invalid("wrong_type", "must be a duration such as 15m or 1h");
    }
    long count = Long.parseLong(matcher.group(1));
    Duration step =
        matcher.group(2).equals("h") ? Duration.ofHours(count) : Duration.ofMinutes(count);
    if (step.compareTo(LONGEST_STEP) > 0) {
      throw DomainException.outOfRange("must be between 1 minute and 24 hours");
    }
    return step;
  }

  private record Window(Instant from, Instant until, Duration step) {

    static Window read(Fields query, ZoneId zone, Instant now) {
      FieldReader<Instant> instants =
          CaffeineTimeRange.within(now, TimestampFormat.instantOrDay(() -> zone));
      Optional<Instant> end = query.optional("to", instants);
      Instant from =
          query
              .optional("from", instants)
              .orElseGet(() -> end.map(to -> to.minus(LENGTH)).orElse(now.minus(BEFORE)));
      Instant until = end.orElse(from.plus(LENGTH));
      Duration step = query.optional("step", STEPS).orElse(Duration.ofMinutes(15));
      if (until.isBefore(from)) {
        query.refuse("to", "reversed_range", "must not be before the start");
      } else if (Duration.between(from, until).dividedBy(step) > CaffeineInBody.MAX_POINTS) {
        query.refuse(
            "step",
            "too_many_points",
            "must result in at most %d points".formatted(CaffeineInBody.MAX_POINTS));
      }
      query.finish();
      return new Window(from, until, step);
    }
  }

  /** The JSON response. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Body(
      String from,
      String to,
      long stepMinutes,
      double halfLifeLowHours,
      double halfLifeHours,
      double halfLifeHighHours,
      double absorptionPerHour,
      List<PointBody> points) {}

  /** A point of the curve; null what a blinded experiment hides. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record PointBody(
      String at, OptionalDouble activeMg, OptionalDouble lowMg, OptionalDouble highMg) {

    static PointBody of(LevelPoint point, Instant hiddenFrom) {
      Hideable hideable = new Hideable(!point.at().isBefore(hiddenFrom));
      return new PointBody(
          TimestampFormat.format(point.at()),
          hideable.milligrams(point.activeMg()),
          hideable.milligrams(point.lowMg()),
          hideable.milligrams(point.highMg()));
    }
  }
}
