package coffee.rest.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Normalizes request methods, because clients can send arbitrary ones. */
public final class HttpMethodNames {

  /** Stands for all unknown methods. */
  public static final String OTHER = "other";

  private static final Set<String> KNOWN =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  private HttpMethodNames() {}

  /** The method if it is known. */
  public static String knownOrOther(@Nullable String method) {
    return method != null && KNOWN.contains(method) ? method : OTHER;
  }
}
