package coffee.rest.http;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EofException;

/**
 * A client that disconnects before the end of its response, or stops reading until the connection
 * is closed, is not a failure of the service: it is only counted.
 */
public final class AbortedResponseCounter implements WriterInterceptor {

  private final Runnable counter;

  /**
   * Creates the mapper.
   *
   * @param counter is called for each aborted response
   */
  public AbortedResponseCounter(Runnable counter) {
    this.counter = counter;
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    try {
      context.proceed();
    } catch (IOException failure) {
      if (!isOfTheClient(failure)) {
        throw failure;
      }
      counter.run();
    }
  }

  /** The server throws one if the client disconnected, the other if it stopped reading. */
  private static boolean isOfTheClient(IOException failure) {
    return failure instanceof EofException || failure.getCause() instanceof TimeoutException;
  }
}
