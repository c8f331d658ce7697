package coffee.rest.limits;

import coffee.domain.Ticker;
import coffee.domain.limit.Balance;
import coffee.domain.limit.Budgets;
import coffee.domain.limit.Limit;
import coffee.rest.problem.Problem;
import coffee.rest.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.ArrayList;
import java.util.List;

/**
 * What is limited, and what is left of it.
 *
 * @param ticker by which a refused address may try again
 */
public record Limits(Policies policies, Budgets budgets, Ticker ticker) {

  private static final String BALANCES = "coffee.balances";

  /**
   * Pays for a request. The answer tells what is left.
   *
   * @throws ProblemException 429 if nothing is left
   */
  void spend(ContainerRequestContext request, Limit limit, String spender) {
    Balance balance = budgets.spend(limit, spender);
    note(request, balance);
    if (!balance.isGranted()) {
      throw usedUp();
    }
  }

  static ProblemException usedUp() {
    return new ProblemException(
        Problem.of(
            429, "rate_limited", "The limit is used up; Retry-After says when to try again."));
  }

  /** Has the answer to a request tell what is left. */
  static void note(ContainerRequestContext request, Balance balance) {
    List<Balance> balances = new ArrayList<>(balances(request));
    balances.add(balance);
    request.setProperty(BALANCES, balances);
  }

  /** Has the answer not tell of what was noted before. */
  static void forget(ContainerRequestContext request) {
    request.removeProperty(BALANCES);
  }

  static List<Balance> balances(ContainerRequestContext request) {
    return request.getProperty(BALANCES) instanceof List<?> noted
        ? noted.stream().map(Balance.class::cast).toList()
        : List.of();
  }
}
