package coffee.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.eclipse.jetty.server.Server;

/** Shows the banner once the service answers. */
final class StartupMessage implements ServerLifecycleListener {

  private final Banner banner;
  private final String key;
  private final PrintStream out;

  /**
   * Creates the message, printed when the server has started.
   *
   * @param key the owner's, with which the service is asked; not shown
   */
  StartupMessage(Banner banner, String key, PrintStream out) {
    this.banner = banner;
    this.key = key;
    this.out = out;
  }

  @Override
  public void serverStarted(Server server) {
    try {
      out.print(banner.text(readField("/v1/heartrate/correlation", "summary"), zone(), code()));
    } catch (IOException failure) {
      out.println(
          "Running at "
              + banner.addresses().url()
              + ", but does not answer: "
              + failure.getMessage());
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
    }
  }

  private String zone() throws IOException, InterruptedException {
    return readField("/v1/profile", "time_zone");
  }

  /** A new one-time code, made by the running service. */
  private String code() throws IOException, InterruptedException {
    HttpRequest request =
        request("/v1/session/codes").POST(HttpRequest.BodyPublishers.noBody()).build();
    return field(request, 201, "code");
  }

  /** A field of what the service returns to its owner. */
  private String readField(String path, String field) throws IOException, InterruptedException {
    return field(request(path).build(), 200, field);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(banner.addresses().url() + path))
        .header("Authorization", "Bearer " + key);
  }

  private static String field(HttpRequest request, int status, String field)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    JsonNode answer = new ObjectMapper().readTree(response.body());
    return response.statusCode() == status
        ? answer.path(field).asText()
        : "unknown: the service answers %d".formatted(response.statusCode());
  }
}
