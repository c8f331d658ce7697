package coffee.rest.problem;

import coffee.domain.DomainException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.EOFException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maps exceptions to problem responses. Only messages written for callers are returned; other
 * failures are logged with the request id.
 */
public final class FailureMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = LoggerFactory.getLogger(FailureMapper.class);

  /** The store reconnects immediately, so clients need not wait longer. */
  private static final int RETRY_AFTER_SECONDS = 5;

  @Override
  public Response toResponse(Throwable failure) {
    return failure instanceof WebApplicationException answer
        ? response(answer)
        : response(problem(failure));
  }

  /** The problem that a failure is, for the caller; logs what is not the caller's. */
  public static Problem problem(Throwable failure) {
    if (failure instanceof ProblemException refusal) {
      return refusal.problem();
    }
    if (failure instanceof DomainException refusal) {
      return of(refusal);
    }
    if (failure instanceof EOFException) {
      return Problem.of(400); // the client has disconnected and will not read this
    }
    LOG.error("Request failed", failure);
    return Problem.of(500);
  }

  /** A response with a problem body. */
  public static Response response(Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(ProblemJson.MEDIA_TYPE).entity(problem);
    if (problem.status() == 503) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    if (problem.status() == 413 || problem.status() == 408) {
      response.header("Connection", "close"); // the rest of the body is not read
    }
    return response.build();
  }

  private static Problem of(DomainException failure) {
    if (failure.reason() == DomainException.Reason.UNAVAILABLE) {
      Object cause = failure.getCause() == null ? "no cause" : failure.getCause();
      LOG.warn("Not available, {}: {}", failure.code(), cause.toString()); // without stack traces
    }
    return Problem.of(failure);
  }

  /** Keeps the headers of Jersey's own errors: 405 has {@code Allow}. */
  private static Response response(WebApplicationException answer) {
    Response given = answer.getResponse();
    if (given.getStatus() < 400) {
      return given;
    }
    if (given.getStatus() >= 500) {
      LOG.error("Request failed", answer);
    }
    Response problem = response(Problem.of(given.getStatus()));
    given.getHeaders().forEach((name, values) -> problem.getHeaders().putIfAbsent(name, values));
    String allowed = given.getHeaderString(HttpHeaders.ALLOW);
    if (allowed != null && allowed.contains(HttpMethod.GET)) { // Jersey leaves out HEAD
      problem.getHeaders().putSingle(HttpHeaders.ALLOW, allowed + ", HEAD");
    }
    return problem;
  }
}
