package coffee.rest.correlation;

import coffee.domain.correlation.AnalyzeCorrelation;
import coffee.domain.correlation.AnswerCache;
import coffee.domain.correlation.result.PersonalCorrelationResult;
import coffee.domain.person.Person;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.http.EntityTags;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.SixDigitNumbers;
import coffee.rest.limits.RateLimited;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/**
 * {@code GET /v1/heartrate/correlation}: how caffeine affects this person's heart rate. Always 200,
 * with the same structure.
 */
@RateLimited(RateLimited.Kind.ANALYSIS)
@Path("/v1/heartrate/correlation")
@Produces(MediaType.APPLICATION_JSON)
public final class CorrelationResource {

  /** An analysis of ten years of readings takes a few seconds; clients time out after thirty. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(10);

  private final AnalyzeCorrelation correlation;
  private final AnswerLoader answers;
  private final CallerLookup persons;
  private final Rendering rendering;
  private final ObjectMapper json;

  /**
   * The dependencies for computing and serializing answers.
   *
   * @param clock determines today's date
   * @param json serializes the answers
   * @param version version of the service: a new version may serialize answers differently, so it
   *     invalidates cached answers and entity tags of an older version
   */
  public record Rendering(Clock clock, ObjectMapper json, String version) {}

  /** Computes answers that the cache does not have. */
  public CorrelationResource(
      AnalyzeCorrelation correlation,
      AnswerCache cache,
      CallerLookup persons,
      Rendering rendering) {
    this.correlation = correlation;
    this.answers =
        new AnswerLoader(
            cache, Runtime.getRuntime().availableProcessors(), MAX_WAIT, correlation::foundInCache);
    this.persons = persons;
    this.rendering = rendering;
    this.json = SixDigitNumbers.like(rendering.json());
  }

  @GET
  public Response answer(@Auth Caller caller, @Context ContainerRequestContext request) {
    Person person = persons.person(caller);
    CorrelationQuery reader = new CorrelationQuery(person, rendering.clock().instant());
    CorrelationQuery.Parsed query = reader.read(QueryParameters.of(request));
    String key = AnswerLoader.key(rendering.version(), person, reader.today(), query);
    String tag = EntityTags.of(key.getBytes(StandardCharsets.UTF_8));
    if (EntityTags.matchesIfNoneMatch(request, tag)) { // without computing anything
      return Response.notModified().header(HttpHeaders.ETAG, tag).build();
    }
    AnswerLoader.Answer answer =
        answers.getOrCompute(person.id(), key, () -> compute(person, query));
    StreamingOutput body = answer.json()::writeTo;
    return Response.ok(body, MediaType.APPLICATION_JSON_TYPE)
        .header(
            HttpHeaders.ETAG,
            answer.isCacheable() ? tag : EntityTags.of(answer.json().bytes().toArray()))
        .build();
  }

  /**
   * The answer as JSON.
   *
   * @param query the parameters of a request
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  public JsonNode answer(Person person, Fields query) {
    CorrelationQuery reader = new CorrelationQuery(person, rendering.clock().instant());
    CorrelationQuery.Parsed parsed = reader.read(query);
    String key = AnswerLoader.key(rendering.version(), person, reader.today(), parsed);
    return answers.getOrCompute(person.id(), key, () -> compute(person, parsed)).json().tree(json);
  }

  private AnswerLoader.Answer compute(Person person, CorrelationQuery.Parsed query) {
    PersonalCorrelationResult personal = correlation.analyze(person, query.request());
    CorrelationBody body = CorrelationBody.of(person, query, personal);
    DeflatedJson deflated = DeflatedJson.of(out -> json.writeValue(out, body));
    return new AnswerLoader.Answer(deflated, personal.answer().ignoredFutureData().isEmpty());
  }
}
