package coffee.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient.HttpTestResponse;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * A person's imports over HTTP.
 *
 * @param calls client with the person's key
 */
public record ImportClient(HttpTestClient calls) {

  /** Longer than a claim is valid, on a busy machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Sends a file. */
  public JsonNode start(String query, BodyPublisher file) {
    HttpTestResponse answer = calls.send("POST", "/v1/imports" + query, file);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json();
  }

  /** Sends a file and waits until its import has ended. */
  public JsonNode run(String query, String file) {
    return over(start(query, BodyPublishers.ofString(file)));
  }

  /** An import that has ended. */
  public JsonNode over(JsonNode started) {
    return when(started, job -> !job.path("state").asText().matches("queued|running"));
  }

  /**
   * An import in an expected state. It is polled as fast as responses arrive, which may exceed the
   * rate limits: then it retries.
   */
  public JsonNode when(JsonNode started, Predicate<JsonNode> isSo) {
    Instant end = Instant.now().plus(PATIENCE);
    JsonNode job = started;
    while (!isSo.test(job)) {
      assertThat(Instant.now()).as(job.toString()).isBefore(end);
      HttpTestResponse answer = calls.get("/v1/imports/" + started.path("id").asLong());
      assertThat(answer.status()).as(answer.body()).isIn(200, 429);
      job = answer.status() == 200 ? answer.json() : job;
    }
    return job;
  }
}
