package coffee.domain.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** {@link Budgets} for tests. */
public final class InMemoryBudgets implements Budgets {

  private record BudgetKey(Limit limit, String spender) {}

  /** When everything that was spent is back. */
  private final Map<BudgetKey, Instant> full = new HashMap<>();

  private final Clock clock;

  /** Everybody has everything. */
  public InMemoryBudgets(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized Balance spend(Limit limit, String spender) {
    BudgetKey key = new BudgetKey(limit, spender);
    Instant now = clock.instant();
    Duration owed = Duration.between(now, full.getOrDefault(key, now));
    if (owed.isNegative()) {
      owed = Duration.ZERO;
    }
    Duration after = owed.plus(limit.timeForOne());
    if (after.compareTo(limit.window()) > 0) {
      return new Balance(limit, false, 0, after.minus(limit.window()));
    }
    full.put(key, now.plus(after));
    long remaining = limit.window().minus(after).dividedBy(limit.timeForOne());
    return new Balance(limit, true, remaining, remaining == 0 ? limit.timeForOne() : after);
  }
}
