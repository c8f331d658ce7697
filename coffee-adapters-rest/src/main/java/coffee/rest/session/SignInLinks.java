package coffee.rest.session;

import coffee.rest.RequestProperties;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes links that sign in. The code is in the fragment, which browsers do not send, so that no log
 * contains it.
 *
 * @param otherOrigins origins under which other machines reach the service, best first
 * @param startForNetwork what starts the service so that they do; empty where they reach it
 */
public record SignInLinks(Supplier<List<String>> otherOrigins, Optional<String> startForNetwork) {

  /** The link of one origin. */
  public static String link(String origin, String code) {
    return origin + "/#in=" + code;
  }

  /** The links, best first: where the request used a loopback name, other machines cannot. */
  List<String> links(ContainerRequestContext request, String code) {
    String origin = RequestProperties.origin(request);
    Stream<String> origins =
        isLoopback(origin)
            ? Stream.concat(otherOrigins.get().stream(), Stream.of(origin))
            : Stream.of(origin);
    return origins.distinct().map(one -> link(one, code)).toList();
  }

  /** What starts the service for other machines, told to those who are on its own. */
  Optional<String> startForNetwork(ContainerRequestContext request) {
    return startForNetwork.filter(start -> isLoopback(RequestProperties.origin(request)));
  }

  private static boolean isLoopback(String origin) {
    return origin.matches("https?://(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?");
  }
}
