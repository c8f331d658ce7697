package coffee.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What all {@link Budgets} must do. Implementations run it against fresh ones. */
public interface BudgetsContract {

  Limit READS = new Limit("reads", 5, Duration.ofSeconds(10));
  Limit WRITES = new Limit("writes", 5, Duration.ofSeconds(10));

  /** The budgets under test. */
  Budgets budgets();

  /** Lets time pass for them. */
  void pass(Duration time);

  @Test
  default void grantsTheWholeLimitAtOnceAndNoMore() {
    List<Balance> balances = Stream.generate(() -> budgets().spend(READS, "ada")).limit(6).toList();
    assertThat(balances)
        .extracting(Balance::isGranted)
        .containsExactly(true, true, true, true, true, false);
    assertThat(balances).extracting(Balance::remaining).containsExactly(4L, 3L, 2L, 1L, 0L, 0L);
  }

  @Test
  default void saysWhenEverythingIsBack() {
    assertThat(budgets().spend(READS, "ada").untilMore()).isEqualTo(Duration.ofSeconds(2));
    assertThat(budgets().spend(READS, "ada").untilMore()).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  default void saysWhenThereIsOneAgainWhereNothingRemains() {
    for (int i = 0; i < 4; i++) {
      budgets().spend(READS, "ada");
    }
    assertThat(budgets().spend(READS, "ada").untilMore()).isEqualTo(Duration.ofSeconds(2));
    pass(Duration.ofMillis(500));
    assertThat(budgets().spend(READS, "ada").untilMore()).isEqualTo(Duration.ofMillis(1500));
  }

  @Test
  default void givesBackEvenlyOverTheWindow() {
    spendAll("ada");
    pass(Duration.ofMillis(1_999));
    assertThat(budgets().spend(READS, "ada").isGranted()).isFalse();
    pass(Duration.ofMillis(1));
    assertThat(budgets().spend(READS, "ada").isGranted()).isTrue();
    assertThat(budgets().spend(READS, "ada").isGranted()).isFalse();
  }

  @Test
  default void givesBackNoMoreThanTheLimit() {
    spendAll("ada");
    pass(Duration.ofHours(1));
    assertThat(budgets().spend(READS, "ada").remaining()).isEqualTo(4);
  }

  @Test
  default void aRefusalCostsNothing() {
    spendAll("ada");
    for (int i = 0; i < 10; i++) {
      budgets().spend(READS, "ada");
    }
    pass(Duration.ofSeconds(2));
    assertThat(budgets().spend(READS, "ada").isGranted()).isTrue();
  }

  @Test
  default void keepsSpendersAndLimitsApart() {
    spendAll("ada");
    assertThat(budgets().spend(READS, "bob").remaining()).isEqualTo(4);
    assertThat(budgets().spend(WRITES, "ada").remaining()).isEqualTo(4);
  }

  @Test
  default void grantsNoMoreToManyAtOnce() {
    Limit limit = new Limit("reads", 20, Duration.ofHours(1));
    List<Balance> balances = AtOnce.run(32, i -> budgets().spend(limit, "ada"));
    assertThat(balances).filteredOn(Balance::isGranted).hasSize(20);
  }

  private void spendAll(String spender) {
    while (budgets().spend(READS, spender).isGranted()) {
      // until nothing is left
    }
  }
}
