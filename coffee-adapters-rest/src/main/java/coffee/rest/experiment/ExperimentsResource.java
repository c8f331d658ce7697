package coffee.rest.experiment;

import coffee.domain.Page;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentTerms;
import coffee.domain.experiment.PlanExperiment;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.person.Person;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.idempotency.IdempotentRequests;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.list.ListResponse;
import coffee.rest.list.PageQuery;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** {@code /v1/experiments}: the person's experiments, newest first, and new drafts. */
@Path("/v1/experiments")
@Produces(MediaType.APPLICATION_JSON)
public final class ExperimentsResource {

  /** The use cases of drafts. */
  public record Drafts(ReadExperiment reads, PlanExperiment plans, ExperimentFields fields) {}

  private final Drafts drafts;
  private final ExperimentBodies responses;
  private final CallerLookup persons;
  private final IdempotentRequests requests;

  /** Creates the resource. */
  public ExperimentsResource(
      Drafts drafts,
      ExperimentBodies responses,
      CallerLookup persons,
      IdempotentRequests requests) {
    this.drafts = drafts;
    this.responses = responses;
    this.persons = persons;
    this.requests = requests;
  }

  @GET
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    Fields query = QueryParameters.of(request);
    PageQuery page = PageQuery.read(query);
    query.finish();
    return new ListResponse(request, query, page)
        .toResponse(
            find(caller, page.page()),
            ExperimentSummaryBody.class,
            responses::record,
            ExperimentsResource::position);
  }

  /** Experiments are few, so that the page is cut in memory. */
  private List<Experiment> find(Caller caller, Page page) {
    return drafts.reads().list(caller.person()).stream()
        .filter(found -> page.after().stream().allMatch(seen -> found.id() < seen.id()))
        .skip(page.offset())
        .limit(page.limit())
        .toList();
  }

  private static Page.Position position(Experiment experiment) {
    return new Page.Position(experiment.history().createdAt(), experiment.id());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(@Auth Caller caller, @Context ContainerRequestContext request) {
    return requests.executeSingle(
        caller,
        request,
        body -> {
          Person person = persons.person(caller);
          ExperimentTerms terms = drafts.fields().terms(body.object(), person, Optional.empty());
          Experiment draft = drafts.plans().create(person, terms);
          return Response.status(Response.Status.CREATED)
              .header(HttpHeaders.LOCATION, ExperimentSummaryBody.location(draft.id()))
              .entity(responses.body(person, draft))
              .build();
        });
  }
}
