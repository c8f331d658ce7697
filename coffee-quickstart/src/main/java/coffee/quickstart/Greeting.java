package coffee.quickstart;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.Server;

/** Tells the person at the machine what they have got, once it serves. */
final class Greeting implements ServerLifecycleListener {

  private final HomeAddresses addresses;
  private final String key;
  private final DataFolder folder;

  Greeting(HomeAddresses addresses, String key, DataFolder folder) {
    this.addresses = addresses;
    this.key = key;
    this.folder = folder;
  }

  @Override
  public void serverStarted(Server server) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      out.print(text(answer()));
    } catch (IOException e) {
      out.println("It serves at " + addresses.url() + ", but does not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String text(String answer) throws IOException {
    return """

        Coffee Tracker is running. Ctrl-C stops it; everything stays in %s.

          %s

          Service   %s   (to browse and try: %s/docs)
          Admin     %s
          Key       %s

        Try:
          curl -H 'Authorization: Bearer %s' %s/v1/coffee/today
          curl -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' \\
               -d '{"caffeine_mg": 80, "coffee_type": "espresso"}' %s/v1/coffee
          curl -H 'Authorization: Bearer %s' %s/v1/heartrate/correlation

        %s

        """
        .formatted(
            folder.path(),
            answer,
            addresses.url(),
            addresses.url(),
            addresses.adminUrl(),
            key,
            key,
            addresses.url(),
            key,
            addresses.url(),
            key,
            addresses.url(),
            kitchen());
  }

  private String kitchen() throws IOException {
    return addresses.isOpen()
        ? "From the phone in the kitchen: " + addresses.urlFromElsewhere()
        : "For the phone in the kitchen: BIND_HOST=0.0.0.0 ./run, then "
            + addresses.urlFromElsewhere();
  }

  /** What the service says of its owner. */
  private String answer() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(addresses.url() + "/v1/heartrate/correlation"))
            .header("Authorization", "Bearer " + key)
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      return "No answer yet (" + response.statusCode() + ").";
    }
    return new ObjectMapper().readTree(response.body()).path("summary").asText();
  }
}
