package coffee.app.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.RunningService;
import coffee.domain.Concurrently;
import coffee.persistence.TestDatabase;
import coffee.rest.contract.ContractResponse;
import coffee.rest.contract.WireContract;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Sends requests generated from the API specification, half of them invalid. A failure reports the
 * number of the request, which together with the seed reproduces it.
 */
class FuzzTest {

  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
  private static final long SEED = Long.getLong("fuzz.seed", 1);
  private static final int WARM_UP = 2_000;
  private static final int CLIENTS = 4;
  private static final int MAX_FAILURES = 20;

  /** The server may close the connection while it receives a longer body. */
  private static final int MAX_BYTES_READ_BEFORE_REFUSAL = 30_000;

  private static final int SHOWN = 500;

  /** Pools vary a little. */
  private static final int THREADS_OF_SLACK = 12;

  private static final int FILES_OF_SLACK = 16;
  private static final int MEGABYTES_OF_SLACK = 16;

  private static final Map<String, String> PRACTICALLY_UNLIMITED =
      Map.of(
          "LIMIT_WINDOW", "1s",
          "LIMIT_READS", "1000000",
          "LIMIT_WRITES", "1000000",
          "LIMIT_IMPORTS", "1000000",
          "LIMIT_ANALYSES", "1000000",
          "LIMIT_UNAUTHENTICATED", "1000000",
          "LIMIT_FAILED_AUTHENTICATION", "1000000",
          "LOG_LEVEL", "OFF");

  private static final WireContract CONTRACT = WireContract.load();

  @Test
  void responsesFollowContractAndLeakNothing() throws IOException {
    RequestGenerator requests = new RequestGenerator(RequestSchemas.load(), SEED);
    try (TestDatabase database = TestDatabase.fresh();
        RunningService service = RunningService.over(database, PRACTICALLY_UNLIMITED)) {
      assertThat(failures(service.port(), requests, 0, WARM_UP)).isEmpty();
      ProcessFootprint before = ProcessFootprint.now();

      assertThat(failures(service.port(), requests, WARM_UP, WARM_UP + REQUESTS)).isEmpty();

      ProcessFootprint after = ProcessFootprint.now();
      assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + THREADS_OF_SLACK);
      assertThat(after.files()).isLessThanOrEqualTo(before.files() + FILES_OF_SLACK);
      assertThat(after.heapMegabytes())
          .isLessThanOrEqualTo(before.heapMegabytes() + MEGABYTES_OF_SLACK);
    }
  }

  private static List<String> failures(int port, RequestGenerator requests, int from, int to) {
    AtomicInteger next = new AtomicInteger(from);
    AtomicInteger found = new AtomicInteger();
    List<String> all = new ArrayList<>();
    Concurrently.run(
            CLIENTS,
            client -> {
              List<String> failures = new ArrayList<>();
              try (RawConnection connection = new RawConnection(port)) {
                for (int i = next.getAndIncrement();
                    i < to && found.get() < MAX_FAILURES;
                    i = next.getAndIncrement()) {
                  List<String> wrong = wrong(connection, requests.make(i));
                  failures.addAll(wrong);
                  found.addAndGet(wrong.size());
                }
              }
              return failures;
            })
        .forEach(all::addAll);
    return all;
  }

  /** The violations in a response; empty if there are none. */
  private static List<String> wrong(RawConnection connection, RawRequest request) {
    try {
      ContractResponse answer = connection.exchange(request);
      List<String> violations = violations(request, answer);
      return violations.isEmpty()
          ? List.of()
          : List.of(
              "%s%nanswered %d %s: %s"
                  .formatted(request, answer.status(), shown(answer.body()), violations));
    } catch (IOException broken) {
      if (request.body().length > MAX_BYTES_READ_BEFORE_REFUSAL) {
        return List.of(); // a client that still writes when the server closes may miss the response
      }
      return List.of(request + "\nwas not answered: " + broken);
    }
  }

  private static String shown(String body) {
    return body.substring(0, Math.min(body.length(), SHOWN));
  }

  private static List<String> violations(RawRequest request, ContractResponse answer) {
    if (answer.status() >= 500) {
      return List.of("a failure of the service");
    }
    String path = request.target().split("[?;]", 2)[0]; // parameters of a segment name nothing
    boolean isOperation =
        !request.method().equals("get") && CONTRACT.promises(request.method(), path);
    List<String> violations =
        isOperation
            ? CONTRACT.violations(request.method(), path, answer)
            : CONTRACT.violationsOfRefusal(request.method(), answer);
    return isOperation && request.isMalformed() && !violations.isEmpty()
        ? CONTRACT.violationsOfRefusal(request.method(), answer)
        : violations;
  }
}
