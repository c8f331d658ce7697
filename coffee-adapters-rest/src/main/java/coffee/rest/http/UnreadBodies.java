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
 * Says {@code Connection: close} with an answer to a request whose body was not read to its end (a
 * wrong key, say, is refused before that). What is left of the body stands where the next request
 * would begin, so the server closes the connection after the answer; a client that is not told
 * sends its next request into a connection that closes, and cannot know whether it arrived. A body
 * that has come entirely is passed over, and the connection kept.
 */
public final class UnreadBodies extends Handler.Wrapper {

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    request.addHttpStreamWrapper(Answering::new);
    return super.handle(request, response, callback);
  }

  private static final class Answering extends HttpStream.Wrapper {

    Answering(HttpStream stream) {
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
        // The stream says by itself that the connection ends, if there is more to come.
        Throwable unused = consumeAvailable();
      }
      super.send(request, response, last, content, callback);
    }
  }
}
