package coffee.rest.limits;

import coffee.domain.limit.Balance;
import coffee.rest.Exchange;
import coffee.rest.auth.Attempts;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits how many wrong keys an address may try. One that tried too many is refused before its next
 * key is looked at; but a key that worked from there before still works, for a household shares an
 * address. A key that then fails, since it was revoked, is a stranger's again. Safe for use by many
 * threads.
 *
 * <p>Of keys that worked, 32 bits of an ordinary hash are remembered: enough to know them again,
 * and of no use to whoever reads them. Who meets them by chance gets to the door, not through it.
 */
public final class FailedAttempts implements Attempts {

  /** Some hundred bytes each. */
  private static final int MAX_REMEMBERED = 20_000;

  private record Visitor(String address, int key) {}

  private final Limits limits;
  private final Set<Visitor> known = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> refusedUntil = new ConcurrentHashMap<>();

  /** Nobody failed yet, and nobody is known. */
  public FailedAttempts(Limits limits) {
    this.limits = limits;
  }

  /** Whether that key worked from that address when it was last sent. */
  boolean isKnown(String address, String key) {
    return known.contains(new Visitor(address, key.hashCode()));
  }

  @Override
  public void admit(ContainerRequestContext request, String key) {
    String address = Exchange.client(request);
    Instant until = refusedUntil.get(address);
    if (until == null) {
      return;
    }
    if (!limits.clock().instant().isBefore(until)) {
      refusedUntil.remove(address, until);
    } else if (!isKnown(address, key)) {
      refuse(request, until);
    }
  }

  private void refuse(ContainerRequestContext request, Instant until) {
    Limits.note(
        request,
        new Balance(
            limits.policies().failedAuthentication(),
            false,
            0,
            Duration.between(limits.clock().instant(), until)));
    throw Limits.usedUp();
  }

  @Override
  public void worked(ContainerRequestContext request, String key) {
    Visitor visitor = new Visitor(Exchange.client(request), key.hashCode());
    if (known.size() >= MAX_REMEMBERED) {
      known.clear();
    }
    known.add(visitor);
  }

  @Override
  public void failed(ContainerRequestContext request, String key) {
    String address = Exchange.client(request);
    known.remove(new Visitor(address, key.hashCode()));
    Balance balance =
        limits.budgets().spend(limits.policies().failedAuthentication(), "address:" + address);
    Limits.note(request, balance);
    if (balance.remaining() == 0) {
      if (refusedUntil.size() >= MAX_REMEMBERED) {
        refusedUntil.clear();
      }
      refusedUntil.put(address, limits.clock().instant().plus(balance.untilMore()));
    }
  }
}
