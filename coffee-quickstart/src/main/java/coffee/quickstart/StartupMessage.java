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
   * A greeting.
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
      out.print(banner.text(fact("/v1/heartrate/correlation", "summary"), zone()));
    } catch (IOException e) {
      out.println(
          "Running at " + banner.addresses().url() + ", but does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String zone() throws IOException, InterruptedException {
    return fact("/v1/profile", "time_zone");
  }

  /** What the service returns for its owner. */
  private String fact(String path, String field) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(banner.addresses().url() + path))
            .header("Authorization", "Bearer " + key)
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    JsonNode answer = new ObjectMapper().readTree(response.body());
    return response.statusCode() == 200
        ? answer.path(field).asText()
        : "unknown: the service answers %d".formatted(response.statusCode());
  }
}
