package coffee.rest.changes;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.Eventually;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WaitForChangesTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final String COFFEE =
      "{\"caffeine_mg\": 80, \"timestamp\": \"2026-03-01T09:00:00Z\"}";

  private final ApiTestClient person = SERVICE.person();
  private final ExecutorService clients = Executors.newCachedThreadPool();

  @AfterEach
  void close() {
    clients.shutdownNow();
  }

  private static String now(ApiTestClient client) {
    return client.get("/v1/changes?since=now").json().path("next").asText();
  }

  private CompletableFuture<ApiResponse> waiting(String query, String... headers) {
    int before = SERVICE.waits().size();
    String path = "/v1/changes?since=%s&%s".formatted(now(person), query);
    CompletableFuture<ApiResponse> answer =
        CompletableFuture.supplyAsync(() -> person.get(path, headers), clients);
    Eventually.until("the request waits", () -> SERVICE.waits().size() > before);
    return answer;
  }

  @Test
  void isAnsweredWhenSomethingIsWritten() {
    CompletableFuture<ApiResponse> answer = waiting("wait=30");
    long id = person.post("/v1/coffee", COFFEE).json().path("id").asLong();

    JsonNode changes = answer.join().json().path("changes");

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).path("id").asLong()).isEqualTo(id);
  }

  @Test
  void endsWithoutWarnings() {
    List<LogRecord> warnings = new CopyOnWriteArrayList<>();
    Handler handler =
        new StreamHandler() {
          @Override
          public synchronized void publish(LogRecord logged) {
            warnings.add(logged);
          }
        };
    Logger jersey = Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder");
    jersey.addHandler(handler);
    try {
      CompletableFuture<ApiResponse> answer = waiting("wait=30");
      person.post("/v1/coffee", COFFEE);
      assertThat(answer.join().status()).isEqualTo(200);
      assertThat(waiting("wait=30").thenApply(ApiResponse::status))
          .satisfies(
              next -> {
                person.post("/v1/coffee", COFFEE);
                assertThat(next.join()).isEqualTo(200);
              });
      assertThat(warnings).isEmpty();
    } finally {
      jersey.removeHandler(handler);
    }
  }

  @Test
  void isAnsweredWhenAnotherInstanceWrites() {
    CompletableFuture<ApiResponse> answer = waiting("wait=30");
    SERVICE
        .store()
        .intakes()
        .add(person.person(), Intake.of(Instant.parse("2026-03-01T09:00:00Z"), new Caffeine(80)));

    assertThat(answer.join().json().path("changes")).hasSize(1);
  }

  @Test
  void goesOnWaitingAfterChangesOfOtherKinds() {
    CompletableFuture<ApiResponse> answer = waiting("wait=30&kinds=profile");
    person.post("/v1/coffee", COFFEE);
    person.patch("/v1/profile", "{\"weight_kg\": 70}");

    assertThat(answer.join().json().path("changes").findValuesAsText("kind"))
        .containsExactly("profile");
  }

  @Test
  void endsWithoutChanges() {
    CompletableFuture<ApiResponse> waiting = waiting("wait=1");
    SERVICE.clock().advance(Duration.ofSeconds(1));
    ApiResponse answer = waiting.join();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("changes")).isEmpty();
    assertThat(answer.json().path("next").asText()).isEqualTo(now(person));
  }

  @Test
  void doesNotWaitIfThereIsSomething() {
    String start = now(person);
    person.post("/v1/coffee", COFFEE);

    assertThat(person.get("/v1/changes?wait=30&since=" + start).json().path("changes")).hasSize(1);
  }

  @Test
  void endsWithItsKey() {
    JsonNode key = person.post("/v1/keys", "{\"name\": \"screen\", \"scopes\": [\"read\"]}").json();
    CompletableFuture<ApiResponse> answer =
        waiting("wait=30", "Authorization", "Bearer " + key.path("key").asText());
    assertThat(person.delete("/v1/keys/" + key.path("id").asText()).status()).isEqualTo(204);

    assertThat(answer.join().status()).isEqualTo(401);
    assertThat(answer.join().header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void refusesTooManyOfOnePerson() {
    List<CompletableFuture<ApiResponse>> waiting =
        IntStream.range(0, ChangeWaits.MAX_WAITS_OF_PERSON)
            .mapToObj(i -> waiting("wait=30"))
            .toList();

    ApiResponse refused = person.get("/v1/changes?wait=30&since=" + now(person));
    person.post("/v1/coffee", COFFEE);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.problem().path("code").asText()).isEqualTo("too_many_at_once");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(waiting).allMatch(answer -> answer.join().status() == 200);
  }

  /** A connection of a client that waits. */
  private record Waiting(ApiTestClient client, Socket socket) {

    static Waiting begin(ApiTestClient client, String since) {
      try {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), SERVICE.port());
        String request =
            """
            GET /v1/changes?since=%s&wait=30 HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer %s\r
            \r
            """
                .formatted(since, client.key());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return new Waiting(client, socket);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    String statusLine() {
      try (socket;
          BufferedReader lines =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        return String.valueOf(lines.readLine());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  @Test
  void thousandClientsHoldNoThreads() {
    int threadsBefore = Thread.activeCount();
    List<Waiting> waiting = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      ApiTestClient client = SERVICE.person();
      String since = now(client);
      IntStream.range(0, 10).forEach(j -> waiting.add(Waiting.begin(client, since)));
      Eventually.until("they wait", () -> SERVICE.waits().size() == waiting.size());
    }

    assertThat(SERVICE.waits().size()).isEqualTo(1_000);
    assertThat(Thread.activeCount()).isLessThan(threadsBefore + 200);
    assertThat(person.get("/v1/coffee").status()).isEqualTo(200);

    SERVICE.waits().checkKeys();
    assertThat(person.get("/v1/coffee").status()).isEqualTo(200);
    for (int i = 0; i < waiting.size(); i += 10) {
      waiting.get(i).client().post("/v1/coffee", COFFEE);
    }
    assertThat(waiting).extracting(Waiting::statusLine).containsOnly("HTTP/1.1 200 OK");
  }
}
