package coffee.rest.exports;

import coffee.domain.LocalDay;
import coffee.domain.changes.ReadChanges;
import coffee.domain.exports.ExportData;
import coffee.domain.exports.ExportKind;
import coffee.domain.exports.ExportSelection;
import coffee.domain.person.Person;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.limits.RateLimited;
import coffee.rest.list.Period;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** {@code GET /v1/export}: everything of a person as a file, in one of several formats. */
@Path("/v1/export")
@RateLimited(RateLimited.Kind.ANALYSIS)
public final class ExportResource {

  private static final FieldReader<ExportFormat> FORMAT = FieldReader.oneOf(ExportFormat.byWord());
  private static final FieldReader<Set<ExportKind>> KINDS = FieldReader.oneOf(kinds());

  /** The header with the cursor of the change feed. */
  private static final String CHANGE_CURSOR = "Change-Cursor";

  private final ExportData exportData;
  private final ReadChanges changes;
  private final CallerLookup persons;
  private final String store;
  private final Clock clock;

  /**
   * Creates the resource.
   *
   * @param store unique identifier of the store
   */
  public ExportResource(
      ExportData exportData, ReadChanges changes, CallerLookup persons, String store, Clock clock) {
    this.exportData = exportData;
    this.changes = changes;
    this.persons = persons;
    this.store = store;
    this.clock = clock;
  }

  @GET
  public Response export(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @Context HttpServletRequest servletRequest) {
    Person person = persons.person(caller);
    Fields query = QueryParameters.of(request);
    Period period = Period.read(query, person::timeZone);
    ExportSelection selection =
        new ExportSelection(
            query.optional("kind", KINDS).orElse(ExportSelection.ALL.kinds()),
            period.from(),
            period.until());
    ExportFormat format = query.optional("format", FORMAT).orElseGet(() -> accepted(request));
    query.finish();
    ExportOrigin origin = new ExportOrigin(store, changes.end(person.id()).encode());
    Response.ResponseBuilder response =
        Response.ok()
            .type(format.mediaType())
            .header(CHANGE_CURSOR, origin.cursor())
            .header(HttpHeaders.CONTENT_DISPOSITION, attachment(person, format));
    if (!servletRequest.getMethod().equals(HttpMethod.HEAD)) { // a HEAD response has no body
      response.entity(
          Download.to(
              servletRequest,
              out -> exportData.write(person, selection, format.sink(out, selection, origin))));
    }
    return response.build();
  }

  private static ExportFormat accepted(ContainerRequestContext request) {
    return ExportFormat.accepted(request.getAcceptableMediaTypes())
        .orElseThrow(() -> new ProblemException(Problem.of(406)));
  }

  private String attachment(Person person, ExportFormat format) {
    return "attachment; filename=\"coffee-export-%s.%s\""
        .formatted(
            LocalDay.containing(clock.instant(), person.timeZone()).date(), format.extension());
  }

  private static Map<String, Set<ExportKind>> kinds() {
    Map<String, Set<ExportKind>> words = new LinkedHashMap<>();
    words.put("all", ExportSelection.ALL.kinds());
    words.put("coffee", Set.of(ExportKind.COFFEE));
    words.put("heartrate", Set.of(ExportKind.HEART_RATE));
    words.put("steps", Set.of(ExportKind.STEPS));
    return words;
  }
}
