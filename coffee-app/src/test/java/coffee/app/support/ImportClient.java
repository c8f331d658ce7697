package coffee.app.support;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.domain.Eventually;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * A person's imports over HTTP.
 *
 * @param calls client with the person's key
 */
public record ImportClient(HttpTestClient calls) {

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

  /** An import in an expected state. Polling it may exceed the rate limits: then it retries. */
  public JsonNode when(JsonNode started, Predicate<JsonNode> isExpected) {
    AtomicReference<JsonNode> job = new AtomicReference<>(started);
    Eventually.until(
        "the import is in the expected state",
        () -> {
          if (!isExpected.test(job.get())) {
            HttpTestResponse answer = calls.get("/v1/imports/" + started.path("id").asLong());
            assertThat(answer.status()).as(answer.body()).isIn(200, 429);
            if (answer.status() == 200) {
              job.set(answer.json());
            }
          }
          return isExpected.test(job.get());
        });
    return Objects.requireNonNull(job.get());
  }
}
