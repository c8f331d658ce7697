package coffee.rest.http;

import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Problems for what the server refuses before any resource sees it: bad request lines, ambiguous
 * paths, headers that are too long. To be set both on the server and on its servlet context.
 */
public final class ErrorPages extends ErrorHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

  private static final int RETRY_AFTER_SECONDS = 5;

  private static final int HTTP_VERSION_NOT_SUPPORTED = 505;

  /** Methods that some resource knows; others are refused before it is clear which. */
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

  /** What cannot be read leaves the server at a loss where the next request would begin. */
  private static final Set<Integer> LAST = Set.of(400, 408, 414, 431);

  /** What stands for the path where the request line has none. */
  private static final String NO_PATH = "/badMessage";

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    int status = code == HTTP_VERSION_NOT_SUPPORTED ? 400 : code; // it is the client who erred
    String requestId = RequestIds.acceptOrMake(request.getHeaders().get(RequestIds.HEADER));
    if (status >= 500 && status != 503) {
      LOG.error("Request {} failed: {}", requestId, message, cause);
    }
    RequestFacts.refused(requestId).attachTo(request);
    response.setStatus(status);
    HttpFields.Mutable headers = response.getHeaders();
    if (status == 503) { // the service is stopping: the next try should find another one
      headers.put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
      headers.put(HttpHeader.CONNECTION, "close");
    }
    if (status == 405 && !headers.contains(HttpHeader.ALLOW)) {
      headers.put(HttpHeader.ALLOW, METHODS);
    }
    if (LAST.contains(status)) {
      headers.put(HttpHeader.CONNECTION, "close");
    }
    headers.put(HttpHeader.CONTENT_TYPE, ProblemJson.MEDIA_TYPE);
    headers.put(new HttpField(RequestIds.HEADER, requestId));
    headers.put(HttpHeader.CACHE_CONTROL, "private, no-store");
    SecurityHeaders.ALL.forEach(headers::put);
    byte[] body = ProblemJson.write(Problem.of(status), path(request), requestId);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** The path as it was sent; nothing if it is none. */
  private static @Nullable String path(Request request) {
    String path = request.getHttpURI().getPath();
    if (path == null || path.equals(NO_PATH)) {
      return null;
    }
    try {
      return new URI(path).getRawPath();
    } catch (URISyntaxException noPath) {
      return null;
    }
  }
}
