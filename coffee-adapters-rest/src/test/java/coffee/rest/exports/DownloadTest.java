package coffee.rest.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.testing.junit5.DropwizardClientExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

@ExtendWith(DropwizardExtensionsSupport.class)
class DownloadTest {

  /** Writes some bytes, then fails to write JSON. */
  @Path("/after/{bytes}")
  public static final class Broken {

    private final ObjectMapper json = new ObjectMapper();

    @GET
    public Response get(@PathParam("bytes") int bytes, @Context HttpServletRequest request) {
      return Response.ok(
              Download.to(
                  request,
                  out -> {
                    out.write(new byte[bytes]);
                    json.writeValue(out, new Object());
                  }))
          .build();
    }
  }

  private static final DropwizardClientExtension SERVER =
      new DropwizardClientExtension(new Broken());

  @Test
  void logsSerializationFailure() throws Exception {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger(Download.class);
    logger.addAppender(log);
    try (InputStream body = open(1 << 20).body()) {
      assertThatThrownBy(() -> body.transferTo(OutputStream.nullOutputStream()))
          .isInstanceOf(IOException.class);
    } finally {
      logger.detachAppender(log);
    }

    assertThat(log.list).hasSize(1);
    assertThat(log.list.get(0).getThrowableProxy().getMessage()).contains("No serializer found");
  }

  @Test
  void failureBeforeFirstByteReturns500() throws Exception {
    HttpResponse<InputStream> answer = open(0);
    answer.body().close();
    assertThat(answer.statusCode()).isEqualTo(500);
  }

  private static HttpResponse<InputStream> open(int bytes)
      throws IOException, InterruptedException {
    URI uri = URI.create(SERVER.baseUri() + "/after/" + bytes);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
  }
}
