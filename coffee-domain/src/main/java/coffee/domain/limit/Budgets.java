package coffee.domain.limit;

/**
 * What each spender has left of each limit. Full for those who never spent, or not for a whole
 * window. Asking neither fails nor takes long. Safe for use by many threads. {@code
 * BudgetsContract} is the full specification.
 */
public interface Budgets {

  /**
   * Pays for one request, if that much is left.
   *
   * @param spender whose budget it is, never a secret
   */
  Balance spend(Limit limit, String spender);
}
