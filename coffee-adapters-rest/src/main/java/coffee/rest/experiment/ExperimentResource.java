package coffee.rest.experiment;

import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentTerms;
import coffee.domain.experiment.PlanExperiment;
import coffee.domain.person.Person;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.http.MergePatch;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.RequestBodies;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** {@code /v1/experiments/{id}}: an experiment; a draft can be changed and deleted. */
@Path("/v1/experiments/{id: [0-9]+}")
@Produces(MediaType.APPLICATION_JSON)
public final class ExperimentResource {

  private final ExperimentsResource.Drafts drafts;
  private final ExperimentBodies responses;
  private final CallerLookup persons;
  private final RequestBodies bodies;

  /** Creates the resource. */
  public ExperimentResource(
      ExperimentsResource.Drafts drafts,
      ExperimentBodies responses,
      CallerLookup persons,
      RequestBodies bodies) {
    this.drafts = drafts;
    this.responses = responses;
    this.persons = persons;
    this.bodies = bodies;
  }

  @GET
  public ExperimentBody get(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    Person person = persons.person(caller);
    return responses.body(person, drafts.reads().find(caller.person(), id));
  }

  @PATCH
  @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
  public ExperimentBody patch(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    Fields fields = bodies.single(request).object();
    Person person = persons.person(caller);
    Experiment stored = drafts.reads().find(caller.person(), id);
    PlanExperiment.requireDraft(stored);
    ExperimentTerms terms = drafts.fields().terms(fields, person, Optional.of(stored.terms()));
    return responses.body(person, drafts.plans().change(person, id, terms));
  }

  @DELETE
  public void delete(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    drafts.plans().remove(persons.person(caller), id);
  }
}
