package coffee.rest;

import coffee.domain.Ticker;
import coffee.domain.limit.Balance;
import coffee.domain.limit.Budgets;
import coffee.domain.limit.InMemoryBudgets;
import coffee.domain.limit.Limit;

/** A rate limiter whose limits a test can change. */
final class Allowance implements Budgets {

  private static final int NOT_NARROWED = 0;

  private final Ticker ticker;
  private volatile Budgets budgets;
  private volatile int requests = NOT_NARROWED;

  Allowance(Ticker ticker) {
    this.ticker = ticker;
    this.budgets = new InMemoryBudgets(ticker);
  }

  /** Resets all budgets to a practically unlimited one. */
  void limitTo(int most) {
    requests = most;
    budgets = new InMemoryBudgets(ticker);
  }

  void lift() {
    limitTo(NOT_NARROWED);
  }

  @Override
  public Balance spend(Limit limit, String spender) {
    return requests == NOT_NARROWED
        ? budgets.spend(limit, spender)
        : budgets.spend(new Limit(limit.name(), requests, limit.window()), spender);
  }
}
