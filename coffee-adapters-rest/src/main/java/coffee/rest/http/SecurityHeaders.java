package coffee.rest.http;

import java.util.Map;

/** What every response tells browsers: nothing here is a page, a frame or a resource of theirs. */
public final class SecurityHeaders {

  /** Name and value of each; a resource that serves pages sets its own policy. */
  public static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "interest-cohort=()",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  private SecurityHeaders() {}
}
