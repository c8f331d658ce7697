package coffee.rest.changes;

import coffee.domain.changes.ChangePage;
import coffee.domain.changes.ReadChanges;
import coffee.rest.Caller;
import coffee.rest.auth.BearerAuthenticationFilter;
import coffee.rest.http.RequestEndListener;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.limits.ConcurrencyLimitFilter;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * {@code GET /v1/changes}: what was logged, changed and deleted, in the order of commits; with
 * {@code wait} not before there is something.
 */
@Path("/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
public final class ChangesResource {

  private static final int MAX_WAIT_SECONDS = 30;

  private final ReadChanges feed;
  private final ChangeWaits waits;
  private final Predicate<String> isValidKey;

  /**
   * Creates the resource.
   *
   * @param isValidKey whether a key is valid at that time
   */
  public ChangesResource(ReadChanges feed, ChangeWaits waits, Predicate<String> isValidKey) {
    this.feed = feed;
    this.waits = waits;
    this.isValidKey = isValidKey;
  }

  @GET
  public void changes(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @Suspended AsyncResponse response) {
    Fields query = QueryParameters.of(request);
    ChangesQuery parsed = ChangesQuery.read(query, caller.person(), feed);
    int seconds = query.optional("wait", FieldReader.wholeNumber(0, MAX_WAIT_SECONDS)).orElse(0);
    query.finish();
    ChangePage page = parsed.page(feed);
    if (seconds == 0 || !page.changes().isEmpty() || !waits.isOpen()) {
      boolean unused = response.resume(new ChangePageBody(page));
    } else {
      wait(request, parsed.after(page), seconds, response);
    }
  }

  private void wait(
      ContainerRequestContext request, ChangesQuery query, int seconds, AsyncResponse response) {
    BooleanSupplier isAllowed =
        BearerAuthenticationFilter.key(request)
            .<BooleanSupplier>map(key -> () -> isValidKey.test(key))
            .orElse(() -> false);
    RequestEndListener.markSuspended(request);
    ChangeWait wait = new ChangeWait(query, isAllowed, response, waits.endAfter(seconds));
    if (!waits.add(wait)) {
      throw new WebApplicationException(
          ConcurrencyLimitFilter.refusal("Too many requests wait for changes; try again."));
    }
  }
}
