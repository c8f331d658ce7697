package coffee.rest;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;

/** Signs test clients in as browsers do. */
public final class BrowserSession {

  private BrowserSession() {}

  /** Signs in and returns the cookie, as {@code name=value}. */
  public static String signIn(ApiTestClient client, String... headers) {
    return cookie(signInResponse(client, headers));
  }

  /** Signs in and returns the number of the browser's key. */
  public static long keyId(ApiTestClient client) {
    return signInResponse(client).json().path("key_id").asLong();
  }

  private static ApiResponse signInResponse(ApiTestClient client, String... headers) {
    String code = client.post("/v1/session/codes", "{}").json().path("code").asText();
    return post(client, "{\"code\": \"%s\"}".formatted(code), headers);
  }

  /** Sends a sign-in. */
  public static ApiResponse post(ApiTestClient client, String json, String... headers) {
    List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(List.of(headers));
    return client.anonymous(
        "POST", "/v1/session", BodyPublishers.ofString(json), all.toArray(String[]::new));
  }

  /** The cookie that a response sets, as {@code name=value}. */
  public static String cookie(ApiResponse response) {
    return response.header("Set-Cookie").split(";", 2)[0];
  }

  /** The headers with which our page sends a request. */
  public static String[] headers(int port, String cookie, String... others) {
    List<String> all =
        new ArrayList<>(
            List.of("Cookie", cookie, "Origin", "http://127.0.0.1:" + port, "X-Coffee-Page", "1"));
    all.addAll(List.of(others));
    return all.toArray(String[]::new);
  }
}
