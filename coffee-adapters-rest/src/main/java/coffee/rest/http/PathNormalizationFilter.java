package coffee.rest.http;

import coffee.rest.RequestProperties;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.net.URI;
import java.util.List;

/**
 * Normalizes paths before routing: removes a trailing slash, and maps unversioned paths to {@code
 * /v1}, marked as lenient.
 */
@PreMatching
@Priority(200)
public final class PathNormalizationFilter implements ContainerRequestFilter {

  private static final List<String> UNVERSIONED = List.of("/coffee", "/heartrate");

  @Override
  public void filter(ContainerRequestContext request) {
    URI requested = request.getUriInfo().getRequestUri();
    String path = withoutSlash(requested.getRawPath());
    if (isUnversioned(path)) {
      RequestProperties.markLenient(request);
      path = "/v1" + path;
    }
    if (!path.equals(requested.getRawPath())) {
      String query = requested.getRawQuery() == null ? "" : "?" + requested.getRawQuery();
      request.setRequestUri(request.getUriInfo().getBaseUri(), requested.resolve(path + query));
    }
  }

  private static String withoutSlash(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private static boolean isUnversioned(String path) {
    for (String name : UNVERSIONED) {
      if (path.startsWith(name)
          && (path.length() == name.length() || path.charAt(name.length()) == '/')) {
        return true;
      }
    }
    return false;
  }
}
