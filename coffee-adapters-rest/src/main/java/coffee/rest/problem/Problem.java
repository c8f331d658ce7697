package coffee.rest.problem;

import coffee.domain.DomainException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The reason why a request was refused or failed.
 *
 * @param status HTTP status, 400 to 599
 * @param code stable machine-readable name, {@code snake_case}; the problem type is derived from it
 * @param detail one sentence for the caller
 * @param errors violations in the input, if they are the reason
 */
public record Problem(int status, String code, String detail, List<Violation> errors) {

  /** Maximum number of reported errors. */
  private static final int MAX_ERRORS = 100;

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(408, "Request Timeout"),
          Map.entry(409, "Conflict"),
          Map.entry(412, "Precondition Failed"),
          Map.entry(413, "Content Too Large"),
          Map.entry(414, "URI Too Long"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(417, "Expectation Failed"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(431, "Request Header Fields Too Large"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"));

  private static final Map<Integer, String> DETAILS =
      Map.of(
          400, "The request is malformed.",
          401, "Send a valid key: Authorization: Bearer <key>.",
          404, "No such resource.",
          405, "The method is not allowed; see the Allow header.",
          406, "None of the media types in Accept is supported.",
          414, "The URI is too long.",
          415, "The media type of the body is not supported; send JSON.",
          431, "The headers are too long.",
          500, "Internal error; the server log has details under this request_id.",
          503, "Temporarily unavailable; try again.");

  /** Keeps the first hundred errors, and replaces characters that cannot be encoded. */
  public Problem {
    detail = Violation.printable(detail);
    errors = List.copyOf(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
  }

  /** A problem without a location in the input. */
  public static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, List.of());
  }

  /** The default problem of a status. */
  public static Problem of(int status) {
    String title = title(status);
    String code = title.toLowerCase(Locale.ROOT).replace(' ', '_');
    return of(status, code, DETAILS.getOrDefault(status, title));
  }

  /** Well-formed input with invalid values. */
  public static Problem invalid(List<Violation> violations) {
    String detail =
        violations.size() == 1
            ? "%s: %s".formatted(violations.get(0).pointer(), violations.get(0).detail())
            : "The request has %d errors".formatted(violations.size());
    return new Problem(422, "validation_failed", detail, violations);
  }

  /** The HTTP problem for a domain exception. */
  public static Problem of(DomainException failure) {
    int status = switch (failure.reason()) { // no default: a new reason must not compile
          case INVALID, INSUFFICIENT_DATA -> 422;
          case GONE -> 410;
          case FORBIDDEN -> 403;
          case NOT_FOUND -> 404;
          case CONFLICT -> 409;
          case UNAVAILABLE -> 503;
        };
    return of(status, failure.code(), String.valueOf(failure.getMessage()));
  }

  /** The problem type as a URI reference. */
  public String type() {
    return "/problems/" + code;
  }

  /** The title of the status. */
  public String title() {
    return title(status);
  }

  private static String title(int status) {
    return TITLES.getOrDefault(status, status < 500 ? "Client Error" : "Server Error");
  }
}
