package coffee.rest.auth;

import coffee.domain.person.ApiKey;
import coffee.rest.RequestProperties;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/**
 * The cookie of a browser that is signed in: its key, and the day on which the cookie was set.
 *
 * <p>Over HTTPS it is named {@code __Host-coffee}, which a browser accepts of this host over HTTPS
 * only, so that no other host and no plain HTTP can set it.
 *
 * @param key the key, valid or not
 * @param setOn days since 1970-01-01 UTC; 0 if unreadable
 */
public record SessionCookie(String key, long setOn) {

  /** How long a browser keeps the cookie; browsers accept no more than 400 days. */
  public static final Duration LIFETIME = ApiKey.LONGEST_SESSION_PAUSE;

  private static final String SECURE_NAME = "__Host-coffee";
  private static final String PLAIN_NAME = "coffee";

  /** A cookie that is set today. */
  public static SessionCookie today(String key, Clock clock) {
    return new SessionCookie(key, day(clock));
  }

  /** The cookie of a request, whether or not the request is authenticated by it. */
  static Optional<SessionCookie> of(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.COOKIE);
    String start = name(request) + "=";
    return header == null
        ? Optional.empty()
        : Arrays.stream(header.split("[;,]", -1))
            .map(String::strip)
            .filter(pair -> pair.startsWith(start))
            .map(pair -> parse(pair.substring(start.length())))
            .findFirst();
  }

  private static SessionCookie parse(String value) {
    int dot = value.lastIndexOf('.');
    return dot >= 0 && value.substring(dot + 1).matches("[0-9]{1,9}")
        ? new SessionCookie(value.substring(0, dot), Long.parseLong(value.substring(dot + 1)))
        : new SessionCookie(value, 0);
  }

  /** Whether it was set on an earlier day. */
  boolean isOld(Clock clock) {
    return setOn < day(clock);
  }

  private static long day(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
  }

  /** The value of {@code Set-Cookie} that sets it. */
  public String header(ContainerRequestContext request) {
    return header(request, key + "." + setOn, LIFETIME);
  }

  /** The value of {@code Set-Cookie} that removes it. */
  public static String removal(ContainerRequestContext request) {
    return header(request, "", Duration.ZERO);
  }

  private static String header(ContainerRequestContext request, String value, Duration age) {
    return "%s=%s; Path=/; Max-Age=%d; HttpOnly; SameSite=Strict%s"
        .formatted(name(request), value, age.toSeconds(), isSecure(request) ? "; Secure" : "");
  }

  private static String name(ContainerRequestContext request) {
    return isSecure(request) ? SECURE_NAME : PLAIN_NAME;
  }

  private static boolean isSecure(ContainerRequestContext request) {
    return RequestProperties.origin(request).startsWith("https:");
  }

  /** Without the key, which must not appear in logs. */
  @Override
  public String toString() {
    return "SessionCookie set on day " + setOn;
  }
}
