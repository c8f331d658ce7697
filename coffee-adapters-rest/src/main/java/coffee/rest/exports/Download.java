package coffee.rest.exports;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.eclipse.jetty.ee10.servlet.ServletChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A response body that is streamed from the store. A failure before the first byte is answered like
 * any other; a later failure closes the connection, so that the client does not take the partial
 * file for the complete one.
 *
 * @param channel connection to the client
 * @param file writes the content
 */
record Download(ServletChannel channel, StreamingOutput file) implements StreamingOutput {

  private static final Logger LOG = LoggerFactory.getLogger(Download.class);

  /** The body of the response. */
  static Download to(HttpServletRequest request, StreamingOutput file) {
    return new Download(
        ServletContextRequest.getServletContextRequest(request).getServletChannel(), file);
  }

  @Override
  public void write(OutputStream out) throws IOException {
    try {
      file.write(out);
    } catch (JsonProcessingException bug) { // of what writes the file, not of the connection
      handleFailure(new UncheckedIOException(bug));
    } catch (IOException failure) { // the client has disconnected
      channel.abort(failure);
    } catch (RuntimeException failure) {
      handleFailure(failure);
    }
  }

  private void handleFailure(RuntimeException failure) {
    if (!channel.isCommitted()) {
      throw failure;
    }
    logFailure(failure);
    channel.abort(failure); // Jersey would end the body as if it were whole
  }

  private static void logFailure(RuntimeException failure) {
    if (failure instanceof DomainException unavailable
        && unavailable.reason() == Reason.UNAVAILABLE) {
      LOG.warn("Export aborted: {}", String.valueOf(unavailable.getCause()));
    } else {
      LOG.error("Export aborted", failure);
    }
  }
}
