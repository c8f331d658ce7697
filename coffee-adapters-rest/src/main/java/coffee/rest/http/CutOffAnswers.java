package coffee.rest.http;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EofException;

/**
 * A client that leaves before the end of its answer, or takes no more of it until the connection is
 * closed, is no failure of the service: it is counted, and nobody is told.
 */
public final class CutOffAnswers implements WriterInterceptor {

  private final Runnable counter;

  /**
   * Counts them.
   *
   * @param counter is told of each
   */
  public CutOffAnswers(Runnable counter) {
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

  /** The server says one if the client has left or was dropped, the other if it took nothing. */
  private static boolean isOfTheClient(IOException failure) {
    return failure instanceof EofException || failure.getCause() instanceof TimeoutException;
  }
}
