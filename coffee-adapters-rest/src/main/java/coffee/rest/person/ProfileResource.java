package coffee.rest.person;

import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.http.EntityTags;
import coffee.rest.http.MergePatch;
import coffee.rest.http.RecordResponses;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.RequestBodies;
import coffee.rest.json.RequestBody;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /v1/profile}: the person's profile. */
@Path("/v1/profile")
@Produces(MediaType.APPLICATION_JSON)
public final class ProfileResource {

  private final People people;
  private final CallerLookup persons;
  private final RequestBodies bodies;
  private final RecordResponses records;

  /** Creates the resource. */
  public ProfileResource(
      People people, CallerLookup persons, RequestBodies bodies, RecordResponses records) {
    this.people = people;
    this.persons = persons;
    this.bodies = bodies;
    this.records = records;
  }

  @GET
  public Response get(@Auth Caller caller, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    return records.found(ProfileBody.of(persons.person(caller)));
  }

  @PATCH
  @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
  public Response patch(@Auth Caller caller, @Context ContainerRequestContext request) {
    RequestBody body = bodies.single(request);
    Person changed =
        people.change(
            caller.person(),
            stored -> {
              EntityTags.requireMatch(request, () -> records.tag(ProfileBody.of(stored)));
              return ProfileFields.merge(body.object(), stored);
            });
    return records.found(ProfileBody.of(changed));
  }
}
