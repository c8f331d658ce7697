package coffee.app.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient.HttpTestResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/** A person with a month of coffees and heart rates, whose result METHOD documents. */
public final class GoldenPerson {

  /** The query of METHOD G9. */
  public static final String QUESTION = "/v1/heartrate/correlation?from=2026-03-08&to=2026-04-07";

  private GoldenPerson() {}

  /** The settings needed to log all of it. */
  public static Map<String, String> environment() {
    return Map.of("TZ", "+01:00", "MIN_HEART_RATE_BPM", "20"); // artefacts are among the readings
  }

  /** Logs all of it for the caller. */
  public static void sendTo(HttpTestClient caller) throws IOException {
    sendTo(caller, UnaryOperator.identity());
  }

  /** Logs all of it for the caller, each record, a line of JSON, after a change. */
  public static void sendTo(HttpTestClient caller, UnaryOperator<String> change)
      throws IOException {
    send(caller, "/v1/coffee/batch", lines("coffees").stream().map(change).toList());
    List<String> readings = lines("heart_rate").stream().map(change).toList();
    for (int from = 0; from < readings.size(); from += 5_000) {
      send(
          caller,
          "/v1/heartrate/batch",
          readings.subList(from, Math.min(readings.size(), from + 5_000)));
    }
  }

  private static void send(HttpTestClient caller, String path, List<String> lines) {
    HttpTestResponse stored =
        caller.send(
            "POST",
            path,
            BodyPublishers.ofString(String.join("\n", lines)),
            "Content-Type",
            "application/x-ndjson");
    assertThat(stored.json().get("stored").asInt()).isEqualTo(lines.size());
  }

  private static List<String> lines(String name) throws IOException {
    String file = "/golden/person_seed1/" + name + ".ndjson.gz";
    try (InputStream packed = GoldenPerson.class.getResourceAsStream(file);
        InputStream plain = new GZIPInputStream(packed)) {
      return new String(plain.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
