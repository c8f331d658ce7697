package coffee.persistence.limit;

import coffee.domain.MovableClock;
import coffee.domain.limit.Budgets;
import coffee.domain.limit.BudgetsContract;
import java.time.Duration;
import java.time.Instant;

class ProcessBudgetsTest implements BudgetsContract {

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final Budgets budgets = new ProcessBudgets(clock);

  @Override
  public Budgets budgets() {
    return budgets;
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }
}
