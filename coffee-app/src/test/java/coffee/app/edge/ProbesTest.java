package coffee.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpCalls;
import coffee.app.support.RunningService;
import coffee.persistence.Postgres;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbesTest {

  @Test
  void areAnsweredAlsoWhereTheirAddressIsUsedUp() throws IOException {
    try (Postgres database = Postgres.fresh();
        RunningService service =
            RunningService.over(database, Map.of("LIMIT_UNAUTHENTICATED", "1"))) {
      HttpCalls nobody = new HttpCalls(service.port(), "");
      assertThat(nobody.get("/info").status()).isEqualTo(200);
      assertThat(nobody.get("/info").status()).isEqualTo(429);
      assertThat(nobody.get("/health").status()).isEqualTo(200);
      assertThat(nobody.get("/health/").status()).isEqualTo(200);
    }
  }
}
