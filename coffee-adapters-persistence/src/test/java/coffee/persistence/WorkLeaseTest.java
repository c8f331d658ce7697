package coffee.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkLeaseTest {

  private static final int INSTANCES = 4;

  private final TestDatabase postgres = TestDatabase.fresh();
  private final WorkLease here = new WorkLease(postgres.jdbi());
  private final WorkLease there = new WorkLease(postgres.jdbi());

  /** Never renews the lease. */
  private final WorkLease asleep = new WorkLease(postgres.jdbi(), Duration.ofDays(1));

  @AfterEach
  void close() {
    postgres.close();
  }

  private boolean elsewhere(String name) {
    return CompletableFuture.supplyAsync(() -> there.runIfFree(name, () -> {})).join();
  }

  @Test
  void excludesOtherInstances() {
    boolean done =
        here.runIfFree(
            "purge",
            () -> {
              assertThat(elsewhere("purge")).isFalse();
              assertThat(elsewhere("something else")).isTrue();
            });
    assertThat(done).isTrue();
    assertThat(elsewhere("purge")).isTrue();
  }

  @Test
  void releasesLeaseIfWorkFails() {
    assertThatThrownBy(
            () ->
                here.runIfFree(
                    "purge",
                    () -> {
                      throw new IllegalStateException("no luck");
                    }))
        .hasMessage("no luck");
    assertThat(elsewhere("purge")).isTrue();
  }

  @Test
  void expiredLeaseIsTakenOver() {
    boolean done =
        asleep.runIfFree(
            "purge",
            () -> {
              age(WorkLease.LEASE.minusSeconds(10));
              assertThat(elsewhere("purge")).isFalse();
              age(Duration.ofSeconds(20));
              assertThat(elsewhere("purge")).isTrue();
            });
    assertThat(done).isTrue();
    assertThat(elsewhere("purge")).isTrue();
  }

  @Test
  void doesNotReleaseLeaseOfSuccessor() {
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    CompletableFuture<Boolean> successor = new CompletableFuture<>();
    Runnable untilEnded =
        () -> {
          taken.countDown();
          await(ended);
        };
    asleep.runIfFree(
        "purge",
        () -> {
          age(WorkLease.LEASE.plusSeconds(10));
          new Thread(() -> successor.complete(there.runIfFree("purge", untilEnded))).start();
          await(taken);
        });
    assertThat(here.runIfFree("purge", () -> {})).isFalse();
    ended.countDown();
    assertThat(successor.join()).isTrue();
  }

  @Test
  void renewsLeaseDuringWork() {
    WorkLease frequent = new WorkLease(postgres.jdbi(), Duration.ofMillis(5));
    boolean done =
        frequent.runIfFree(
            "purge",
            () -> {
              age(WorkLease.LEASE.plusSeconds(10));
              untilRenewed();
              assertThat(elsewhere("purge")).isFalse();
            });
    assertThat(done).isTrue();
  }

  private void untilRenewed() {
    String sql = "SELECT touched_at > now() - interval '30 seconds' FROM sole_run";
    Jdbi jdbi = postgres.jdbi();
    Eventually.until(
        "the lease is renewed",
        () -> jdbi.withHandle(handle -> handle.select(sql).mapTo(Boolean.class).one()));
  }

  @Test
  void grantsLeaseToOneOfConcurrentInstances() {
    AtomicInteger turns = new AtomicInteger();
    CountDownLatch allHaveAsked = new CountDownLatch(INSTANCES);
    List<CompletableFuture<Boolean>> all =
        Stream.generate(() -> new WorkLease(postgres.jdbi()))
            .limit(INSTANCES)
            .map(instance -> asksWithOthers(instance, turns, allHaveAsked))
            .toList();
    assertThat(all.stream().map(CompletableFuture::join).filter(done -> done)).hasSize(1);
    assertThat(turns).hasValue(1);
  }

  private static CompletableFuture<Boolean> asksWithOthers(
      WorkLease instance, AtomicInteger turns, CountDownLatch allHaveAsked) {
    return CompletableFuture.supplyAsync(
        () -> {
          boolean done =
              instance.runIfFree(
                  "purge",
                  () -> {
                    turns.incrementAndGet();
                    allHaveAsked.countDown();
                    await(allHaveAsked);
                  });
          allHaveAsked.countDown();
          return done;
        },
        task -> new Thread(task).start());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
  }

  @Test
  void holdsNoConnectionDuringWork() {
    here.runIfFree("purge", () -> assertThat(postgres.dataSource().getActive()).isZero());
  }

  @Test
  void deletesLeaseRowAfterwards() {
    here.runIfFree("purge", () -> {});
    String sql = "SELECT count(*) FROM sole_run";
    long rows = postgres.jdbi().withHandle(handle -> handle.select(sql).mapTo(Long.class).one());
    assertThat(rows).isZero();
  }

  private void age(Duration time) {
    String sql = "UPDATE sole_run SET touched_at = touched_at - ? * interval '1 second'";
    postgres.jdbi().useHandle(handle -> handle.execute(sql, time.toSeconds()));
  }
}
