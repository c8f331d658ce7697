package coffee.rest;

import coffee.domain.person.PersonId;
import coffee.rest.contract.RawHttp;
import coffee.rest.contract.WireContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A client with a person's key. Checks every response in {@link #send}. */
public final class ApiTestClient {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final WireContract CONTRACT = WireContract.load();

  private final int port;
  private final PersonId person;

  ApiTestClient(int port, PersonId person) {
    this.port = port;
    this.person = person;
  }

  public PersonId person() {
    return person;
  }

  public String key() {
    return "key-" + person.value();
  }

  public ApiResponse get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  public ApiResponse delete(String path, String... headers) {
    return send("DELETE", path, BodyPublishers.noBody(), headers);
  }

  public ApiResponse post(String path, String json, String... headers) {
    return json("POST", path, json, headers);
  }

  public ApiResponse patch(String path, String json, String... headers) {
    return json("PATCH", path, json, headers);
  }

  public ApiResponse put(String path, String json, String... headers) {
    return json("PUT", path, json, headers);
  }

  public ApiResponse json(String method, String path, String json, String... headers) {
    String[] all = new String[headers.length + 2];
    System.arraycopy(headers, 0, all, 2, headers.length);
    all[0] = "Content-Type";
    all[1] = "application/json";
    return send(method, path, BodyPublishers.ofString(json), all);
  }

  /**
   * Sends a request with the person's key.
   *
   * @param headers names and values in turn; later ones replace earlier ones of the same name
   */
  public ApiResponse send(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).method(method, body);
    request.setHeader("Authorization", "Bearer " + key());
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return exchange(request.build());
  }

  /**
   * Posts a body that the server may refuse before it has read all of it.
   *
   * @param framing header lines that announce the body, each with its line end
   * @param body body as it is transferred
   * @return the whole response
   */
  public String postRaw(String path, String framing, String body) {
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
            .formatted(path, key());
    try {
      return RawHttp.exchange(port, head + framing + "\r\n" + body);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The same, in a single chunk. */
  public String postChunked(String path, String headers, String body) {
    String chunks = "%x\r\n%s\r\n0\r\n\r\n".formatted(body.length(), body);
    return postRaw(path, headers + "Transfer-Encoding: chunked\r\n", chunks);
  }

  /** Sends a request without a key. */
  public ApiResponse anonymous(String method, String path, String... headers) {
    return anonymous(method, path, BodyPublishers.noBody(), headers);
  }

  /** Sends a request with a body, but without a key. */
  public ApiResponse anonymous(String method, String path, BodyPublisher body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).method(method, body);
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return exchange(request.build());
  }

  private static ApiResponse exchange(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
      ApiResponse answer =
          new ApiResponse(response.statusCode(), response.headers(), response.body());
      verify(request.method(), request.uri().getRawPath(), answer);
      return answer;
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interruption);
    }
  }

  /** Checks the response against the API specification. */
  private static void verify(String method, String path, ApiResponse answer) {
    var promised =
        new coffee.rest.contract.ContractResponse(
            answer.status(), answer.headers().map(), answer.plainText());
    if (method.equals("OPTIONS")) {
      return; // browsers ask by themselves; it is no operation
    }
    if (CONTRACT.promises(method, path)) {
      CONTRACT.verify(method, path, promised);
    } else {
      CONTRACT.verifyRefusal(promised);
    }
  }
}
