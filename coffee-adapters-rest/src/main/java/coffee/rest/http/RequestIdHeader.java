package coffee.rest.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header that carries the id of a request. */
final class RequestIdHeader {

  static final String NAME = "X-Request-ID";

  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  private RequestIdHeader() {}

  /** The client's request id, or a new one if it is absent or unsafe to log. */
  static String acceptOrGenerate(@Nullable String given) {
    return given != null && VALID.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }
}
