package coffee.rest.correlation;

import coffee.domain.correlation.CorrelationAnswer;
import coffee.domain.correlation.CorrelationTerms;
import coffee.domain.correlation.Episode;
import coffee.domain.correlation.PersonalCorrelation;
import coffee.domain.person.Person;
import coffee.rest.json.LazyList;
import coffee.rest.json.Moments;
import coffee.rest.json.Rounded;
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
 * @param episodesLeftOut whether there are no correlations because the client wants none
 */
@JsonNaming(SnakeCaseStrategy.class)
record CorrelationBody(
    List<EpisodeBody> correlations,
    boolean episodesLeftOut,
    AnalysisBody analysis,
    String summary) {

  private static final double MINUTES_PER_HOUR = 60;

  static CorrelationBody of(
      Person person, CorrelationQuery.Asked asked, PersonalCorrelation personal) {
    CorrelationTerms terms = asked.terms();
    CorrelationAnswer answer = personal.answer();
    return new CorrelationBody(
        asked.episodes() ? episodes(personal) : List.of(),
        !asked.episodes(),
        AnalysisBody.of(person, terms, answer),
        answer.summary());
  }

  private static List<EpisodeBody> episodes(PersonalCorrelation personal) {
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
          Moments.format(episode.startedAt()),
          episode.caffeineMg(),
          coffeeType,
          Rounded.two(episode.afterBpm()),
          Rounded.two(episode.baselineBpm()),
          Rounded.two(episode.increaseBpm()),
          episode.readings(),
          Rounded.two(hours(episode.window())),
          episode.excluded().map(reason -> reason.name().toLowerCase(Locale.ROOT)));
    }
  }

  static double hours(Duration duration) {
    return duration.toMinutes() / MINUTES_PER_HOUR;
  }
}
