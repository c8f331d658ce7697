package coffee.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpCalls;
import coffee.app.support.RunningService;
import coffee.persistence.Postgres;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnknownPathsTest {

  private static final int PATHS = 3_000;

  @Test
  void leaveNothingBehind() {
    try (Postgres database = Postgres.fresh();
        RunningService service =
            RunningService.over(database, Map.of("LIMIT_UNAUTHENTICATED", "100000"))) {
      HttpCalls nobody = new HttpCalls(service.port(), "");
      nobody.get("/v1/nothing");
      Set<String> before = service.metrics().getNames();

      for (int i = 0; i < PATHS; i++) {
        assertThat(nobody.get("/v1/nothing-%d/%d".formatted(i, i)).status()).isEqualTo(404);
      }

      assertThat(service.metrics().getNames()).isEqualTo(before);
    }
  }
}
