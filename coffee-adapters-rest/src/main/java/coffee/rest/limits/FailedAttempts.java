package coffee.rest.limits;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.KeyedSemaphore;
import coffee.domain.limit.Balance;
import coffee.rest.Exchange;
import coffee.rest.auth.Attempts;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Limits how many wrong keys an address may try. One that tried too many is refused before its next
 * key is looked at, also when it sends all of them at once: keys that are not known there are
 * looked at one after the other, which takes each a moment, and what comes meanwhile waits. But a
 * key that worked from there before still works, for a household shares an address. A key that then
 * fails, since it was revoked, is a stranger's again. Safe for use by many threads.
 *
 * <p>Of keys that worked, 32 bits of an ordinary hash are remembered: enough to know them again,
 * and of no use to whoever reads them. Who meets them by chance gets to the door, not through it.
 */
public final class FailedAttempts implements Attempts {

  /** Some hundred bytes each. */
  private static final int MAX_REMEMBERED = 20_000;

  /** Each waits with a thread, of which the server has twice as many. */
  private static final int MAX_AT_A_TIME = 512;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private record KeyAtAddress(String address, int key) {}

  private final Limits limits;
  private final Set<KeyAtAddress> known = ConcurrentHashMap.newKeySet();

  /** By address, in the ticker's nanoseconds. */
  private final Map<String, Long> refusedUntil = new ConcurrentHashMap<>();

  private final KeyedSemaphore<String> strangers;

  /** Nobody failed yet, and nobody is known. */
  public FailedAttempts(Limits limits) {
    this(limits, PATIENCE);
  }

  /** One that has a key wait so long for those before. */
  FailedAttempts(Limits limits, Duration patience) {
    this.limits = limits;
    this.strangers = KeyedSemaphore.lock(MAX_AT_A_TIME, patience, FailedAttempts::inProgress);
  }

  /** Whether that key worked from that address when it was last sent. */
  boolean isKnown(String address, String key) {
    return known.contains(new KeyAtAddress(address, key.hashCode()));
  }

  /** What is counted for such a key, apart from its address. */
  static String knownAs(String address, String key) {
    return "known:%s:%08x".formatted(address, key.hashCode());
  }

  /** The key is a stranger's from now on, until it works again. */
  void forget(String address, String key) {
    known.remove(new KeyAtAddress(address, key.hashCode()));
  }

  /** Some key was taken back: all are strangers' until they work again. */
  public void forgetAll() {
    known.clear();
  }

  @Override
  public boolean attempt(ContainerRequestContext request, String key, BooleanSupplier look) {
    String address = Exchange.client(request);
    return isKnown(address, key)
        ? told(request, key, look.getAsBoolean())
        : strangers.hold(
            address,
            () -> {
              admit(request, address, key);
              return told(request, key, look.getAsBoolean());
            });
  }

  private boolean told(ContainerRequestContext request, String key, boolean isRight) {
    if (isRight) {
      worked(request, key);
    } else {
      failed(request, key);
    }
    return isRight;
  }

  private static DomainException inProgress() {
    return new DomainException(
        Reason.UNAVAILABLE,
        "keys_in_progress",
        "other keys from your address are still being looked at; try again");
  }

  private void admit(ContainerRequestContext request, String address, String key) {
    Long until = refusedUntil.get(address);
    if (until == null) {
      return;
    }
    long left = until - limits.ticker().nanos();
    if (left <= 0) {
      refusedUntil.remove(address, until);
    } else if (!isKnown(address, key)) {
      refuse(request, Duration.ofNanos(left));
    }
  }

  private void refuse(ContainerRequestContext request, Duration left) {
    Limits.note(request, new Balance(limits.policies().failedAuthentication(), false, 0, left));
    throw Limits.usedUp();
  }

  private void worked(ContainerRequestContext request, String key) {
    KeyAtAddress presented = new KeyAtAddress(Exchange.client(request), key.hashCode());
    if (known.size() >= MAX_REMEMBERED) {
      known.clear();
    }
    known.add(presented);
  }

  private void failed(ContainerRequestContext request, String key) {
    String address = Exchange.client(request);
    forget(address, key);
    Balance balance =
        limits.budgets().spend(limits.policies().failedAuthentication(), "address:" + address);
    Limits.note(request, balance);
    if (balance.remaining() == 0) {
      if (refusedUntil.size() >= MAX_REMEMBERED) {
        refusedUntil.clear();
      }
      refusedUntil.put(address, limits.ticker().nanos() + balance.untilMore().toNanos());
    }
  }
}
