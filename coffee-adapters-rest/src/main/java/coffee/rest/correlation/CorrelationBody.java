package coffee.rest.correlation;

import coffee.domain.correlation.result.CorrelationRequest;
import coffee.domain.correlation.result.CorrelationResult;
import coffee.domain.correlation.result.Episode;
import coffee.domain.correlation.result.PersonalCorrelationResult;
import coffee.domain.person.Person;
import coffee.rest.json.LazyList;
import coffee.rest.json.Rounding;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The answer as JSON.
 *
 * @param episodesLeftOut whether the client asked for no episodes, so that {@code correlations} is
 *     empty
 */
@JsonNaming(SnakeCaseStrategy.class)
record CorrelationBody(
    List<EpisodeBody> correlations,
    boolean episodesLeftOut,
    AnalysisBody analysis,
    String summary) {

  private static final double MINUTES_PER_HOUR = 60;

  static CorrelationBody of(
      Person person, CorrelationQuery.Parsed query, PersonalCorrelationResult personal) {
    CorrelationRequest request = query.request();
    CorrelationResult answer = personal.answer();
    return new CorrelationBody(
        query.episodes() ? episodes(personal) : List.of(),
        !query.episodes(),
        AnalysisBody.of(person, request, answer),
        answer.summary());
  }

  private static List<EpisodeBody> episodes(PersonalCorrelationResult personal) {
    return new LazyList<>(
        personal.answer().episodes(),
        episode -> EpisodeBody.of(episode, personal.coffeeType(episode)));
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record EpisodeBody(
      String coffeeTime,
      double caffeineMg,
      Optional<String> coffeeType,
      OptionalDouble avgHeartrateAfter,
      OptionalDouble baselineHeartrate,
      OptionalDouble hrIncrease,
      int readingsCount,
      double timeWindowHours,
      Optional<String> excluded) {

    static EpisodeBody of(Episode episode, Optional<String> coffeeType) {
      return new EpisodeBody(
          TimestampFormat.format(episode.startedAt()),
          episode.caffeineMg(),
          coffeeType,
          Rounding.toTwoDecimals(episode.afterBpm()),
          Rounding.toTwoDecimals(episode.baselineBpm()),
          Rounding.toTwoDecimals(episode.increaseBpm()),
          episode.readings(),
          Rounding.toTwoDecimals(hours(episode.window())),
          episode.exclusion().map(reason -> reason.name().toLowerCase(Locale.ROOT)));
    }
  }

  static double hours(Duration duration) {
    return duration.toMinutes() / MINUTES_PER_HOUR;
  }
}
