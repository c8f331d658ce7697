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
 * Limits failed authentications per address. After too many, keys from that address are refused
 * without verification, even if they are sent concurrently: unknown keys of an
 * address are verified one at a time, and further ones wait. A key that
 * was valid from the address before is still accepted, because households share addresses. If it
 * fails later, because it was revoked, it counts as unknown again. Thread-safe.
 *
 * <p>Of valid keys, only 32 bits of an ordinary hash are kept: enough to recognize them, and
 * useless to an attacker. A hash collision leads to a verification, not to access.
 */
public final class FailedAttempts implements Attempts {

  /** About a hundred bytes each. */
  private static final int MAX_REMEMBERED = 20_000;

  /** Each waiting request occupies a thread, and the server has twice as many. */
  private static final int MAX_AT_A_TIME = 512;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private record KeyAtAddress(String address, int key) {}

  private final Limits limits;
  private final Set<KeyAtAddress> known = ConcurrentHashMap.newKeySet();

  /** By address, in the ticker's nanoseconds. */
  private final Map<String, Long> refusedUntil = new ConcurrentHashMap<>();

  private final KeyedSemaphore<String> strangers;

  /** Creates the limiter. */
  public FailedAttempts(Limits limits) {
    this(limits, PATIENCE);
  }

  /** How long a key waits for those before it. */
  FailedAttempts(Limits limits, Duration patience) {
    this.limits = limits;
    this.strangers = KeyedSemaphore.lock(MAX_AT_A_TIME, patience, FailedAttempts::inProgress);
  }

  /** Whether the key was valid when it was last sent from that address. */
  boolean isKnown(String address, String key) {
    return known.contains(new KeyAtAddress(address, key.hashCode()));
  }

  /** The bucket of such a key, separate from its address. */
  static String knownAs(String address, String key) {
    return "known:%s:%08x".formatted(address, key.hashCode());
  }

  /** Treats the key as unknown until it is valid again. */
  void forget(String address, String key) {
    known.remove(new KeyAtAddress(address, key.hashCode()));
  }

  /** A key was revoked: treats all keys as unknown until they are valid again. */
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
        "other keys from your address are still being verified; try again");
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
