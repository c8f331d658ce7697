package coffee.domain.work;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.Concurrently;
import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeyedSemaphoreTest {

  private static final String ADA = "ada";
  private static final String BOB = "bob";
  private static final int MAX_USERS = 20;

  private static final Duration LONG = Duration.ofMinutes(1);

  private final KeyedSemaphore<String> lock = lock(LONG);

  private static KeyedSemaphore<String> lock(Duration timeout) {
    return KeyedSemaphore.lock(MAX_USERS, timeout, KeyedSemaphoreTest::busy);
  }

  private static DomainException busy() {
    return new DomainException(Reason.UNAVAILABLE, "busy", "other work is being done");
  }

  @Test
  void serializesWorkPerKey() {
    AtomicInteger writing = new AtomicInteger();

    List<Integer> concurrent =
        Concurrently.run(
            16,
            thread ->
                lock.withPermit(
                    ADA,
                    () -> {
                      int now = writing.incrementAndGet();
                      Thread.onSpinWait();
                      writing.decrementAndGet();
                      return now;
                    }));

    assertThat(concurrent).containsOnly(1);
    assertThat(lock.size()).isZero();
  }

  @Test
  void keysAreIndependent() {
    CountDownLatch bothWrite = new CountDownLatch(2);

    List<Boolean> met =
        Concurrently.run(
            2, thread -> lock.withPermit(thread == 0 ? ADA : BOB, () -> meet(bothWrite)));

    assertThat(met).containsOnly(true);
  }

  private static boolean meet(CountDownLatch latch) {
    latch.countDown();
    return await(latch);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
  }

  @Test
  void isReentrant() {
    String results = lock.withPermit(ADA, () -> lock.withPermit(ADA, () -> "within"));

    assertThat(results).isEqualTo("within");
    assertThat(lock.size()).isZero();
  }

  @Test
  void refusesWorkAfterTimeout() {
    KeyedSemaphore<String> withoutWaiting = lock(Duration.ZERO);

    withoutWaiting.withPermit(
        ADA,
        () -> {
          refusedOnOtherThread(withoutWaiting);
          return ADA;
        });

    assertThat(withoutWaiting.withPermit(ADA, () -> "later")).isEqualTo("later");
    assertThat(withoutWaiting.size()).isZero();
  }

  private static void refusedOnOtherThread(KeyedSemaphore<String> lock) {
    Concurrently.run(
        3,
        thread -> {
          assertRefused(Reason.UNAVAILABLE, "busy", () -> lock.withPermit(ADA, () -> "too early"));
          return thread;
        });
  }

  @Test
  void refusesWorkBeyondQueueLimit() {
    int tooMany = MAX_USERS + 1;
    CountDownLatch refused = new CountDownLatch(1);

    List<String> results =
        Concurrently.run(
            tooMany,
            thread -> {
              try {
                return lock.withPermit(ADA, () -> await(refused) ? "written" : "");
              } catch (DomainException refusal) {
                refused.countDown();
                return refusal.code();
              }
            });

    assertThat(results).containsOnlyOnce("busy");
    assertThat(results.stream().filter("written"::equals)).hasSize(MAX_USERS);
    assertThat(lock.size()).isZero();
  }

  @Test
  void workThatThrowsReleasesItsPermit() {
    assertThatThrownBy(
            () ->
                lock.withPermit(
                    ADA,
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");

    assertThat(lock.withPermit(ADA, () -> "next")).isEqualTo("next");
    assertThat(lock.size()).isZero();
  }

  @Test
  void runsAsManyAsPermits() {
    int permits = 3;
    KeyedSemaphore<String> semaphore =
        new KeyedSemaphore<>(permits, MAX_USERS, LONG, KeyedSemaphoreTest::busy);
    CountDownLatch allRun = new CountDownLatch(permits);
    AtomicInteger running = new AtomicInteger();

    List<Integer> concurrent =
        Concurrently.run(
            4 * permits,
            thread ->
                semaphore.withPermit(
                    ADA,
                    () -> {
                      int now = running.incrementAndGet();
                      meet(allRun);
                      running.decrementAndGet();
                      return now;
                    }));

    assertThat(concurrent).contains(permits).allMatch(now -> now <= permits);
    assertThat(semaphore.size()).isZero();
  }
}
