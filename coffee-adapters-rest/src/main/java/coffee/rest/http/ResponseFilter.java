package coffee.rest.http;

import coffee.rest.RequestProperties;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemJson;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.annotation.Annotation;

/** Completes every response: headers, problem bodies, and 304 for unchanged representations. */
public final class ResponseFilter implements ContainerResponseFilter {

  private static final MediaType PROBLEM = MediaType.valueOf(ProblemJson.MEDIA_TYPE);

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.putSingle(RequestIdHeader.NAME, RequestProperties.requestId(request));
    SecurityHeaders.ALL.forEach(
        (name, value) -> {
          if (!headers.containsKey(name)) {
            headers.putSingle(name, value);
          }
        });
    if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      boolean tagged = headers.containsKey(HttpHeaders.ETAG);
      headers.putSingle(
          HttpHeaders.CACHE_CONTROL, tagged ? "private, no-cache" : "private, no-store");
    }
    answerNotModified(request, response);
    writeProblem(request, response);
  }

  private static void answerNotModified(
      ContainerRequestContext request, ContainerResponseContext response) {
    String method = request.getMethod();
    String tag = response.getHeaderString(HttpHeaders.ETAG);
    if (tag != null
        && response.getStatus() == 200
        && (method.equals("GET") || method.equals("HEAD"))
        && EntityTags.matchesIfNoneMatch(request, tag)) {
      response.setStatus(304);
      response.setEntity(null);
    }
  }

  private static void writeProblem(
      ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Problem problem) {
      byte[] written =
          ProblemJson.write(
              problem, RequestProperties.path(request), RequestProperties.requestId(request));
      response.setEntity(written, new Annotation[0], PROBLEM);
    }
  }
}
