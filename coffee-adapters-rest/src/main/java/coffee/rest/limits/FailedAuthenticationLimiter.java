package coffee.rest.limits;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.limit.RateLimitStatus;
import coffee.domain.work.KeyedSemaphore;
import coffee.rest.RequestProperties;
import coffee.rest.auth.AuthenticationLimiter;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Limits failed authentications per address. After too many, keys from that address are refused
 * without verification, even if they are sent concurrently: unknown keys of an address are verified
 * one at a time, and further ones wait. A key that was valid from the address before is still
 * accepted, because households share addresses. If it fails later, because it was revoked, it
 * counts as unknown again. Thread-safe.
 *
 * <p>Of valid keys, only 32 bits of an ordinary hash are kept: enough to recognize them, and
 * useless to an attacker. A hash collision leads to a verification, not to access.
 */
public final class FailedAuthenticationLimiter implements AuthenticationLimiter {

  /** Each remembered key takes about a hundred bytes. */
  private static final int MAX_REMEMBERED = 20_000;

  /** Each waiting request occupies a thread, and the server has twice as many. */
  private static final int MAX_WAITING = 512;

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private record KeyAtAddress(String address, int key) {}

  private final RateLimits limits;
  private final Set<KeyAtAddress> known = ConcurrentHashMap.newKeySet();

  /** Until when an address is refused, in the ticker's nanoseconds. */
  private final Map<String, Long> refusedUntil = new ConcurrentHashMap<>();

  private final KeyedSemaphore<String> unknownKeys;

  /** Creates the limiter. */
  public FailedAuthenticationLimiter(RateLimits limits) {
    this(limits, TIMEOUT);
  }

  /** How long a key waits for those before it. */
  FailedAuthenticationLimiter(RateLimits limits, Duration timeout) {
    this.limits = limits;
    this.unknownKeys =
        KeyedSemaphore.lock(MAX_WAITING, timeout, FailedAuthenticationLimiter::inProgress);
  }

  /** Whether the key was valid when it was last sent from that address. */
  boolean isKnownKey(String address, String key) {
    return known.contains(new KeyAtAddress(address, key.hashCode()));
  }

  /** The bucket of such a key, separate from its address. */
  static String knownKeyName(String address, String key) {
    return "known:%s:%08x".formatted(address, key.hashCode());
  }

  /** Treats the key as unknown until it is valid again. */
  void forgetKey(String address, String key) {
    known.remove(new KeyAtAddress(address, key.hashCode()));
  }

  /** A key was revoked: treats all keys as unknown until they are valid again. */
  public void forgetAllKeys() {
    known.clear();
  }

  @Override
  public boolean attempt(
      ContainerRequestContext request, String key, BooleanSupplier verification) {
    String address = RequestProperties.client(request);
    return isKnownKey(address, key)
        ? recordResult(request, key, verification.getAsBoolean())
        : unknownKeys.withPermit(
            address,
            () -> {
              requireAllowed(request, address, key);
              return recordResult(request, key, verification.getAsBoolean());
            });
  }

  private boolean recordResult(ContainerRequestContext request, String key, boolean isValid) {
    if (isValid) {
      recordSuccess(request, key);
    } else {
      recordFailure(request, key);
    }
    return isValid;
  }

  private static DomainException inProgress() {
    return new DomainException(
        Reason.UNAVAILABLE,
        "keys_in_progress",
        "other keys from your address are still being verified; try again");
  }

  private void requireAllowed(ContainerRequestContext request, String address, String key) {
    Long until = refusedUntil.get(address);
    if (until == null) {
      return;
    }
    long left = until - limits.ticker().nanos();
    if (left <= 0) {
      refusedUntil.remove(address, until);
    } else if (!isKnownKey(address, key)) {
      refuse(request, Duration.ofNanos(left));
    }
  }

  private void refuse(ContainerRequestContext request, Duration left) {
    RateLimits.addStatus(
        request, new RateLimitStatus(limits.policies().failedAuthentication(), false, 0, left));
    throw RateLimits.limitExceeded();
  }

  private void recordSuccess(ContainerRequestContext request, String key) {
    KeyAtAddress presented = new KeyAtAddress(RequestProperties.client(request), key.hashCode());
    if (known.size() >= MAX_REMEMBERED) {
      known.clear();
    }
    known.add(presented);
  }

  private void recordFailure(ContainerRequestContext request, String key) {
    String address = RequestProperties.client(request);
    forgetKey(address, key);
    RateLimitStatus status =
        limits.limiter().tryAcquire(limits.policies().failedAuthentication(), "address:" + address);
    RateLimits.addStatus(request, status);
    if (status.remaining() == 0) {
      if (refusedUntil.size() >= MAX_REMEMBERED) {
        refusedUntil.clear();
      }
      refusedUntil.put(address, limits.ticker().nanos() + status.retryAfter().toNanos());
    }
  }
}
