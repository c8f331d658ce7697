package coffee.rest.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Methods of requests, of which clients can make up any number. */
public final class Methods {

  /** What stands for those that nobody knows. */
  public static final String OTHER = "other";

  private static final Set<String> KNOWN =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private Methods() {}

  /** The method, if it is one that somebody knows. */
  public static String bounded(@Nullable String method) {
    return method != null && KNOWN.contains(method) ? method : OTHER;
  }
}
