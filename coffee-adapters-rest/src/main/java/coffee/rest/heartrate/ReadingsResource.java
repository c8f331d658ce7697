package coffee.rest.heartrate;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingFilter;
import coffee.domain.heartrate.ReadingLog;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.list.ListResponse;
import coffee.rest.list.PageQuery;
import coffee.rest.list.Period;
import coffee.rest.list.RecordList;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code GET /v1/heartrate}: the person's heart rates, newest first. */
@Path("/v1/heartrate")
@Produces({MediaType.APPLICATION_JSON, RecordList.CSV, RecordList.NDJSON})
public final class ReadingsResource {

  private static final FieldReader<Integer> BPM = FieldReader.wholeNumber(0, 1_000);
  private static final FieldReader<String> CONTEXT =
      FieldReader.text(coffee.domain.heartrate.ReadingContext.MAX_LABEL_LENGTH);

  private final ReadingLog log;
  private final CallerLookup persons;

  /** Creates the resource. */
  public ReadingsResource(ReadingLog log, CallerLookup persons) {
    this.log = log;
    this.persons = persons;
  }

  @GET
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    Period period = Period.read(query, persons.zone(caller));
    ReadingFilter filter =
        new ReadingFilter(
            period.from(),
            period.until(),
            query.optional("context", CONTEXT),
            query.optional("source", FieldReader.text(Reading.MAX_SOURCE_LENGTH)),
            bpm(query, "min_bpm"),
            bpm(query, "max_bpm"));
    PageQuery page = PageQuery.read(query);
    query.finish();
    List<LoggedReading> found = log.page(caller.person(), filter, page.page());
    return new ListResponse(request, query, page)
        .toResponse(found, ReadingBody.class, ReadingBody::of, LoggedReading::position);
  }

  private static OptionalInt bpm(Fields query, String name) {
    Optional<Integer> given = query.optional(name, BPM);
    return given.isPresent() ? OptionalInt.of(given.get()) : OptionalInt.empty();
  }
}
