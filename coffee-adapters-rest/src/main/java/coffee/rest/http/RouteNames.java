package coffee.rest.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.glassfish.jersey.uri.UriTemplate;

/** Names routes as the API specification does. Thread-safe. */
final class RouteNames {

  /** A path variable with its pattern, which may contain braces. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\s*(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*}");

  private final Map<String, String> names = new ConcurrentHashMap<>();

  /**
   * The route that was matched.
   *
   * @param matched templates of the matched resources, innermost first
   */
  String routeName(List<UriTemplate> matched) {
    StringBuilder whole = new StringBuilder();
    for (UriTemplate part : matched) {
      whole.insert(0, part.getTemplate());
    }
    return whole.isEmpty()
        ? RequestSummary.UNMATCHED
        : names.computeIfAbsent(whole.toString(), RouteNames::withoutPatterns);
  }

  private static String withoutPatterns(String template) {
    String bare = VARIABLE.matcher(template).replaceAll("{$1}").replaceAll("/+", "/");
    return bare.length() > 1 && bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }
}
