package coffee.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SoleRunTest {

  private final Postgres postgres = Postgres.fresh();
  private final SoleRun here = new SoleRun(postgres.jdbi());
  private final SoleRun there = new SoleRun(postgres.jdbi());

  @AfterEach
  void close() {
    postgres.close();
  }

  private boolean elsewhere(String name) {
    return CompletableFuture.supplyAsync(() -> there.attempt(name, () -> {})).join();
  }

  @Test
  void letsNobodyElseDoTheSameWorkMeanwhile() {
    boolean done =
        here.attempt(
            "purge",
            () -> {
              assertThat(elsewhere("purge")).isFalse();
              assertThat(elsewhere("something else")).isTrue();
            });
    assertThat(done).isTrue();
    assertThat(elsewhere("purge")).isTrue();
  }

  @Test
  void endsTheTurnAlsoWhenTheWorkFails() {
    assertThatThrownBy(
            () ->
                here.attempt(
                    "purge",
                    () -> {
                      throw new IllegalStateException("no luck");
                    }))
        .hasMessage("no luck");
    assertThat(elsewhere("purge")).isTrue();
  }
}
