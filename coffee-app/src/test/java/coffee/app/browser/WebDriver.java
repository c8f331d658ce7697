package coffee.app.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chromedriver process of its own, and commands of W3C WebDriver to it.
 *
 * @see <a href="https://www.w3.org/TR/webdriver2/">WebDriver</a>
 */
final class WebDriver implements AutoCloseable {

  private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

  /** It takes a port that is free for IPv6, and ends if another program has it for IPv4. */
  private static final int ATTEMPTS = 5;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI address;

  private WebDriver(Process process, int port) {
    this.process = process;
    this.address = URI.create("http://127.0.0.1:" + port);
  }

  /**
   * Starts it on a free port.
   *
   * @param zone time zone of the browsers that it starts
   */
  static WebDriver start(Path program, String zone) {
    ProcessBuilder builder = new ProcessBuilder(program.toString(), "--port=0");
    builder.environment().put("TZ", zone);
    builder.redirectErrorStream(true);
    try {
      StringBuilder failures = new StringBuilder();
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endWithBrowsers(process)));
        OptionalInt port = port(process.inputReader(), failures);
        if (port.isPresent()) {
          return new WebDriver(process, port.getAsInt());
        }
      }
      throw new IllegalStateException("chromedriver did not start: " + failures);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The port that it listens on; empty if it has ended without one. */
  private static OptionalInt port(BufferedReader output, StringBuilder said) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        return OptionalInt.of(Integer.parseInt(started.group(1)));
      }
      said.append(line).append('\n');
    }
    return OptionalInt.empty();
  }

  /** Sends a command with a body. */
  JsonNode post(String path, Map<String, ?> body) {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString()))
            .build());
  }

  JsonNode get(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)).build());
  }

  JsonNode delete(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)).DELETE().build());
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      JsonNode value = JSON.readTree(response.body()).path("value");
      if (response.statusCode() != 200) {
        throw new WebDriverException(
            value.path("error").asText(), request.uri().getPath() + ": " + value.path("message"));
      }
      return value;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static void endWithBrowsers(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  @Override
  public void close() {
    endWithBrowsers(process);
    process.onExit().join();
  }
}
