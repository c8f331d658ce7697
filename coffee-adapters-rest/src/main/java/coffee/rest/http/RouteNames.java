package coffee.rest.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.glassfish.jersey.uri.UriTemplate;

/** Names of resources as the contract has them. Safe for use by many threads. */
final class RouteNames {

  /** A variable with its pattern, which may itself hold braces. */
  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\s*(\\w+)\\s*:(?:[^{}]|\\{[^{}]*})*}");

  private final Map<String, String> names = new ConcurrentHashMap<>();

  /**
   * The name of the resource that was reached.
   *
   * @param matched templates of the way to it, innermost first
   */
  String name(List<UriTemplate> matched) {
    StringBuilder whole = new StringBuilder();
    for (UriTemplate part : matched) {
      whole.insert(0, part.getTemplate());
    }
    return whole.isEmpty()
        ? RequestFacts.UNMATCHED
        : names.computeIfAbsent(whole.toString(), RouteNames::withoutPatterns);
  }

  private static String withoutPatterns(String template) {
    String bare = VARIABLE.matcher(template).replaceAll("{$1}").replaceAll("/+", "/");
    return bare.length() > 1 && bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }
}
