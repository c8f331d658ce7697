package coffee.rest.problem;

import coffee.domain.DomainException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Why a request was refused or failed.
 *
 * @param status HTTP status, 400 to 599
 * @param code stable name for programs, {@code snake_case}; the problem's type is named after it
 * @param detail one sentence for the person who made the call
 * @param errors what is wrong with the input, if that is the reason
 */
public record Problem(int status, String code, String detail, List<Violation> errors) {

  /** So many errors are told; an input with more is not helped by the rest. */
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
          400, "The request cannot be read.",
          401, "Send a valid key: Authorization: Bearer <key>.",
          404, "There is nothing here.",
          405, "This cannot be done here; Allow says what can.",
          406, "None of the formats in Accept can be sent.",
          414, "The URI is too long.",
          415, "This kind of body cannot be read here; JSON can.",
          431, "The headers are too long.",
          500, "Something is wrong on our side; the request_id finds it in the log.",
          503, "Not available right now; try again.");

  /** Keeps the first hundred errors, and of the detail what can be encoded. */
  public Problem {
    detail = Violation.printable(detail);
    errors = List.copyOf(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
  }

  /** A problem that lies in no particular part of the input. */
  public static Problem of(int status, String code, String detail) {
    return new Problem(status, code, detail, List.of());
  }

  /** What a status says by itself. */
  public static Problem of(int status) {
    String title = title(status);
    String code = title.toLowerCase(Locale.ROOT).replace(' ', '_');
    return of(status, code, DETAILS.getOrDefault(status, title));
  }

  /** Input that can be read but means something that cannot be. */
  public static Problem invalid(List<Violation> violations) {
    String detail =
        violations.size() == 1
            ? "%s: %s".formatted(violations.get(0).pointer(), violations.get(0).detail())
            : "%d things are wrong with what was sent".formatted(violations.size());
    return new Problem(422, "validation_failed", detail, violations);
  }

  /** What a failure of the domain is in HTTP. */
  public static Problem of(DomainException failure) {
    int status = switch (failure.reason()) { // no default: a new reason must not compile
          case INVALID, INSUFFICIENT_DATA -> 422;
          case FORBIDDEN -> 403;
          case NOT_FOUND -> 404;
          case CONFLICT -> 409;
          case UNAVAILABLE -> 503;
        };
    return of(status, failure.code(), String.valueOf(failure.getMessage()));
  }

  /** What kind of problem it is, as a URI reference. */
  public String type() {
    return "/problems/" + code;
  }

  /** The status in words. */
  public String title() {
    return title(status);
  }

  private static String title(int status) {
    return TITLES.getOrDefault(status, status < 500 ? "Client Error" : "Server Error");
  }
}
