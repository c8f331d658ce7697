package coffee.app.edge;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.fuzz.ProcessFootprint;
import coffee.app.metrics.MetricsPage;
import coffee.app.metrics.MetricsPage.Sample;
import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnknownPathMemoryTest {

  private static final int PATHS = 3_000;
  private static final int WARM_UP = 500;

  /** So long that 3,000 of them would be visible in the heap. */
  private static final String LONG = "x".repeat(4_000);

  /** A third of the size of all paths. */
  private static final int MEGABYTES_OF_SLACK = 4;

  private static final String DURATION = "http_request_duration_seconds_count";

  /** A time series: a name with labels. */
  private record Series(String name, Map<String, String> labels) {}

  @Test
  void unknownPathsLeakNoMemory() {
    try (TestDatabase database = TestDatabase.fresh();
        RunningService service =
            RunningService.over(database, Map.of("LIMIT_UNAUTHENTICATED", "100000"))) {
      HttpTestClient anonymous = new HttpTestClient(service.port(), "");
      ask(anonymous, 0, WARM_UP);
      ProcessFootprint before = ProcessFootprint.now();
      Set<String> names = service.metrics().getNames();
      Set<Series> series = series(service);

      ask(anonymous, WARM_UP, WARM_UP + PATHS);

      assertThat(ProcessFootprint.now().heapMegabytes())
          .isLessThanOrEqualTo(before.heapMegabytes() + MEGABYTES_OF_SLACK);
      assertThat(series(service)).isEqualTo(series);
      assertThat(service.metrics().getNames()).isEqualTo(names);
    }
  }

  private static void ask(HttpTestClient anonymous, int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(anonymous.get("/v1/nothing-%d/%s-%d".formatted(i, LONG, i)).status())
          .isEqualTo(404);
    }
  }

  /** The metrics after the request for them has been counted itself. */
  private static Set<Series> series(RunningService service) {
    Set<Series> series;
    do {
      series =
          MetricsPage.read(service.owner().get("/metrics").body()).samples().stream()
              .map((Sample sample) -> new Series(sample.name(), sample.labels()))
              .collect(toSet());
    } while (!series.containsAll(List.of(ofThePage("http_requests_total"), ofThePage(DURATION))));
    return series;
  }

  private static Series ofThePage(String name) {
    return new Series(name, Map.of("method", "GET", "route", "/metrics", "status", "200"));
  }
}
