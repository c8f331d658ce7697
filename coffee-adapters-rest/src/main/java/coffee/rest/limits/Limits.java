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
 * Applies the rate limits to requests.
 *
 * @param ticker by which a refused address may try again
 */
public record Limits(Policies policies, Budgets budgets, Ticker ticker) {

  private static final String BALANCES = "coffee.balances";

  /**
   * Charges a request to a limit. The response reports the balance.
   *
   * @throws ProblemException 429 if the limit is exhausted
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
            429, "rate_limited", "The rate limit is exceeded; see Retry-After."));
  }

  /** Reports the balance in the response. */
  static void note(ContainerRequestContext request, Balance balance) {
    List<Balance> balances = new ArrayList<>(balances(request));
    balances.add(balance);
    request.setProperty(BALANCES, balances);
  }

  /** Removes balances reported before. */
  static void forget(ContainerRequestContext request) {
    request.removeProperty(BALANCES);
  }

  static List<Balance> balances(ContainerRequestContext request) {
    return request.getProperty(BALANCES) instanceof List<?> noted
        ? noted.stream().map(Balance.class::cast).toList()
        : List.of();
  }
}
