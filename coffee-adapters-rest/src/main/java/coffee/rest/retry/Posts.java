package coffee.rest.retry;

import coffee.rest.Caller;
import coffee.rest.json.Bodies;
import coffee.rest.json.Body;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Handles POST requests: receives the body, then executes the request once. */
public final class Posts {

  private final Bodies bodies;
  private final Retries retries;

  /** With size limits for bodies. */
  public Posts(Bodies bodies, Retries retries) {
    this.bodies = bodies;
    this.retries = retries;
  }

  /** Handles a request with a single record. */
  public Response single(
      Caller caller, ContainerRequestContext request, Function<Body, Response> work) {
    Body body = bodies.single(request);
    return retries.once(caller, request, body, () -> work.apply(body));
  }

  /** Handles a batch request. */
  public Response batch(
      Caller caller, ContainerRequestContext request, Function<Body, Response> work) {
    Body body = bodies.batch(request);
    return retries.once(caller, request, body, () -> work.apply(body));
  }
}
