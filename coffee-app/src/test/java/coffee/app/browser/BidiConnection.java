package coffee.app.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Commands of WebDriver BiDi, for what concerns all tabs at once. Events are not listened to.
 *
 * @see <a href="https://www.w3.org/TR/webdriver-bidi/">WebDriver BiDi</a>
 */
final class BidiConnection implements WebSocket.Listener {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Long, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private final StringBuilder message = new StringBuilder();
  private final WebSocket socket;

  /** Connects to the address that a session gave. */
  BidiConnection(String address) {
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), this)
            .join();
  }

  /**
   * Sends a command and waits for its result.
   *
   * @throws IllegalStateException if the browser refuses it
   */
  JsonNode send(String method, Map<String, ?> parameters) {
    long id = ids.incrementAndGet();
    CompletableFuture<JsonNode> coming = new CompletableFuture<>();
    pending.put(id, coming);
    Map<String, Object> command = new HashMap<>();
    command.put("id", id);
    command.put("method", method);
    command.put("params", parameters);
    socket.sendText(JSON.valueToTree(command).toString(), true).join();
    JsonNode answer = coming.join();
    if (!answer.path("type").asText().equals("success")) {
      throw new IllegalStateException(method + ": " + answer);
    }
    return answer.path("result");
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
    message.append(part);
    if (isLast) {
      receive(message.toString());
      message.setLength(0);
    }
    from.request(1);
    return null;
  }

  private void receive(String text) {
    try {
      JsonNode answer = JSON.readTree(text);
      CompletableFuture<JsonNode> waiting = pending.remove(answer.path("id").asLong());
      if (waiting != null) {
        waiting.complete(answer);
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
