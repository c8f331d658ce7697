package coffee.domain.limit;

import coffee.domain.MovableClock;
import java.time.Duration;
import java.time.Instant;

class InMemoryBudgetsTest implements BudgetsContract {

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final Budgets budgets = new InMemoryBudgets(clock::nanos);

  @Override
  public Budgets budgets() {
    return budgets;
  }

  @Override
  public void pass(Duration time) {
    clock.pass(time);
  }
}
