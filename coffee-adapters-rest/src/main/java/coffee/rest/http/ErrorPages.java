package coffee.rest.http;

import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
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
    String requestId = RequestIds.acceptOrMake(request.getHeaders().get(RequestIds.HEADER));
    if (code >= 500 && code != 503) {
      LOG.error("Request {} failed: {}", requestId, message, cause);
    }
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, ProblemJson.MEDIA_TYPE);
    headers.put(new HttpField(RequestIds.HEADER, requestId));
    headers.put(HttpHeader.CACHE_CONTROL, "private, no-store");
    SecurityHeaders.ALL.forEach(headers::put);
    byte[] body = ProblemJson.write(Problem.of(code), path(request), requestId);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** The path as it was sent; nothing if it is none. */
  private static @Nullable String path(Request request) {
    try {
      return new URI(String.valueOf(request.getHttpURI().getPath())).getRawPath();
    } catch (URISyntaxException noPath) {
      return null;
    }
  }
}
