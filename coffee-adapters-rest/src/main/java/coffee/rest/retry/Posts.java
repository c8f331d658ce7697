package coffee.rest.retry;

import coffee.rest.Caller;
import coffee.rest.json.Bodies;
import coffee.rest.json.Body;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Answers POST requests: receives the body, then does the work once. */
public final class Posts {

  private final Bodies bodies;
  private final Retries retries;

  /** With limits for bodies. */
  public Posts(Bodies bodies, Retries retries) {
    this.bodies = bodies;
    this.retries = retries;
  }

  /** Answers a request about a single record. */
  public Response single(
      Caller caller, ContainerRequestContext request, Function<Body, Response> work) {
    Body body = bodies.single(request);
    return retries.once(caller, request, body, () -> work.apply(body));
  }

  /** Answers a request about many records. */
  public Response batch(
      Caller caller, ContainerRequestContext request, Function<Body, Response> work) {
    Body body = bodies.batch(request);
    return retries.once(caller, request, body, () -> work.apply(body));
  }
}
