package coffee.rest.intake;

import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
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
import java.util.OptionalDouble;

/** {@code GET /v1/coffee}: the person's coffees, newest first. */
@Path("/v1/coffee")
@Produces({MediaType.APPLICATION_JSON, RecordList.CSV, RecordList.NDJSON})
public final class CoffeesResource {

  private static final FieldReader<Double> MILLIGRAMS = FieldReader.number(0, Double.MAX_VALUE);

  private final IntakeLog log;
  private final CallerLookup persons;

  /** Creates the resource. */
  public CoffeesResource(IntakeLog log, CallerLookup persons) {
    this.log = log;
    this.persons = persons;
  }

  @GET
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    Period period = Period.read(query, persons.zone(caller));
    IntakeFilter filter =
        new IntakeFilter(
            period.from(),
            period.until(),
            query.optional("coffee_type", FieldReader.text(Intake.MAX_TYPE_LENGTH)),
            milligrams(query, "min_mg"),
            milligrams(query, "max_mg"));
    PageQuery page = PageQuery.read(query);
    query.finish();
    List<LoggedIntake> found = log.page(caller.person(), filter, page.page());
    return new ListResponse(request, query, page)
        .toResponse(found, CoffeeBody.class, CoffeeBody::of, LoggedIntake::position);
  }

  private static OptionalDouble milligrams(Fields query, String name) {
    Optional<Double> given = query.optional(name, MILLIGRAMS);
    return given.isPresent() ? OptionalDouble.of(given.get()) : OptionalDouble.empty();
  }
}
