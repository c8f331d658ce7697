package coffee.persistence.limit;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.MovableClock;
import coffee.domain.limit.Budgets;
import coffee.domain.limit.BudgetsContract;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProcessBudgetsTest implements BudgetsContract {

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final Budgets budgets = new ProcessBudgets(clock::nanos);

  @Override
  public Budgets budgets() {
    return budgets;
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }

  @Test
  void fillsAgainThoughTheClockIsSetBack() {
    while (budgets.spend(READS, "ada").isGranted()) {
      // until nothing is left
    }
    clock.set(Instant.parse("2026-03-01T11:00:00Z"));
    assertThat(budgets.spend(READS, "ada").isGranted()).isFalse();
    clock.pass(READS.timeForOne());
    assertThat(budgets.spend(READS, "ada").isGranted()).isTrue();
  }
}
