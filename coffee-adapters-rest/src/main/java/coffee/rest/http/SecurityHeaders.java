package coffee.rest.http;

import java.util.Map;

/** Security headers of every response, which forbid browsers to render or embed it. */
public final class SecurityHeaders {

  /** Header names and values; a resource that serves pages sets its own policy. */
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
