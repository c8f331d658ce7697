package coffee.domain;

import static coffee.domain.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final String ADA = "ada";
  private static final String BOB = "bob";
  private static final int AT_A_TIME = 20;

  private final Turns<String> turns = turns(Duration.ofMinutes(1));

  private static Turns<String> turns(Duration patience) {
    return new Turns<>(
        patience,
        AT_A_TIME,
        () -> new DomainException(Reason.UNAVAILABLE, "busy", "other work is being done"));
  }

  @Test
  void comeOneAfterTheOtherForAClient() {
    AtomicInteger writing = new AtomicInteger();

    List<Integer> atATime =
        AtOnce.run(
            16,
            thread ->
                turns.take(
                    ADA,
                    () -> {
                      int now = writing.incrementAndGet();
                      Thread.onSpinWait();
                      writing.decrementAndGet();
                      return now;
                    }));

    assertThat(atATime).containsOnly(1);
    assertThat(turns.clients()).isZero();
  }

  @Test
  void areAClientsOwn() {
    CountDownLatch bothWrite = new CountDownLatch(2);

    List<Boolean> met =
        AtOnce.run(2, thread -> turns.take(thread == 0 ? ADA : BOB, () -> meet(bothWrite)));

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
  void areJoinedWithin() {
    String told = turns.take(ADA, () -> turns.take(ADA, () -> "within"));

    assertThat(told).isEqualTo("within");
    assertThat(turns.clients()).isZero();
  }

  @Test
  void endInARefusalWhenTheyDoNotCome() {
    Turns<String> impatient = turns(Duration.ZERO);

    impatient.take(
        ADA,
        () -> {
          refusedElsewhere(impatient);
          return ADA;
        });

    assertThat(impatient.take(ADA, () -> "later")).isEqualTo("later");
    assertThat(impatient.clients()).isZero();
  }

  private static void refusedElsewhere(Turns<String> turns) {
    AtOnce.run(
        3,
        thread -> {
          assertRefused(Reason.UNAVAILABLE, "busy", () -> turns.take(ADA, () -> "too early"));
          return thread;
        });
  }

  @Test
  void areWaitedForByAFewAtMost() {
    int tooMany = AT_A_TIME + 1;
    CountDownLatch refused = new CountDownLatch(1);

    List<String> told =
        AtOnce.run(
            tooMany,
            thread -> {
              try {
                return turns.take(ADA, () -> await(refused) ? "written" : "");
              } catch (DomainException refusal) {
                refused.countDown();
                return refusal.code();
              }
            });

    assertThat(told).containsOnlyOnce("busy");
    assertThat(told.stream().filter("written"::equals)).hasSize(AT_A_TIME);
    assertThat(turns.clients()).isZero();
  }

  @Test
  void areGivenBackByWorkThatThrows() {
    assertThatThrownBy(
            () ->
                turns.take(
                    ADA,
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");

    assertThat(turns.take(ADA, () -> "next")).isEqualTo("next");
    assertThat(turns.clients()).isZero();
  }
}
