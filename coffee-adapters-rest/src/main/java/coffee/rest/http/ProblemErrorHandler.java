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
 * Problem responses for requests that the server rejects before routing: malformed request lines,
 * ambiguous paths, headers that are too long. Set on both the server and its servlet context.
 */
public final class ProblemErrorHandler extends ErrorHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorHandler.class);

  private static final int RETRY_AFTER_SECONDS = 5;

  private static final int HTTP_VERSION_NOT_SUPPORTED = 505;

  /** Methods that some resource supports; others are rejected before routing. */
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

  /** After a malformed request the server does not know where the next one starts. */
  private static final Set<Integer> LAST = Set.of(400, 408, 414, 431);

  /** Placeholder if the request line has no path. */
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
    String requestId =
        RequestIdHeader.acceptOrGenerate(request.getHeaders().get(RequestIdHeader.NAME));
    if (status >= 500 && status != 503) {
      LOG.error("Request {} failed: {}", requestId, message, cause);
    }
    RequestSummary.unmatched(requestId).attachTo(request);
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
    headers.put(new HttpField(RequestIdHeader.NAME, requestId));
    headers.put(HttpHeader.CACHE_CONTROL, "private, no-store");
    SecurityHeaders.ALL.forEach(headers::put);
    byte[] body = ProblemJson.write(Problem.of(status), path(request), requestId);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** The path as it was sent; empty if it is malformed. */
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
