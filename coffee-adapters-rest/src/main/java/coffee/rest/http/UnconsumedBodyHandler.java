package coffee.rest.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sends {@code Connection: close} with the response if the request body was not fully read (for
 * example after a wrong key). The server closes the connection in that case, because the rest of
 * the body stands where the next request would begin. Without the header the client would send its
 * next request into a closing connection and could not know whether it arrived. A body that has
 * fully arrived is skipped, and the connection is kept.
 */
public final class UnconsumedBodyHandler extends Handler.Wrapper {

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    request.addHttpStreamWrapper(ConsumingStream::new);
    return super.handle(request, response, callback);
  }

  private static final class ConsumingStream extends HttpStream.Wrapper {

    ConsumingStream(HttpStream stream) {
      super(stream);
    }

    @Override
    public void send(
        MetaData.Request request,
        MetaData.Response response,
        boolean last,
        ByteBuffer content,
        Callback callback) {
      if (response != null && !HttpStatus.isInformational(response.getStatus())) {
        // The stream itself marks the connection for closing if more data is pending.
        Throwable unused = consumeAvailable();
      }
      super.send(request, response, last, content, callback);
    }
  }
}
