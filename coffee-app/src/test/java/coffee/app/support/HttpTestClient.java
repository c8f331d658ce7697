package coffee.app.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * An HTTP client for a service on this machine.
 *
 * @param port port of the service
 * @param key sent with every request; none if empty
 */
public record HttpTestClient(int port, String key) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final ObjectMapper JSON = new ObjectMapper();

  public HttpTestResponse get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public HttpTestResponse delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  public HttpTestResponse post(String path, String json) {
    return send("POST", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  public HttpTestResponse patch(String path, String json) {
    return send("PATCH", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
  }

  /**
   * Sends a request.
   *
   * @param headers names and values in turn
   */
  public HttpTestResponse send(String method, String path, BodyPublisher body, String... headers) {
    try {
      return trySend(method, path, body, headers);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Sends a request to a service that may be unavailable. */
  public HttpTestResponse trySend(String method, String path, BodyPublisher body, String... headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).method(method, body);
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new HttpTestResponse(response.statusCode(), response.headers(), response.body());
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interruption);
    }
  }

  /** The response. */
  public record HttpTestResponse(int status, HttpHeaders headers, String body) {

    /** The body as JSON. */
    public JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException failure) {
        throw new UncheckedIOException(body, failure);
      }
    }

    /** A header, or an empty string. */
    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }
}
