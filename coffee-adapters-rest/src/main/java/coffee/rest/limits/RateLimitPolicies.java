package coffee.rest.limits;

import coffee.domain.limit.RateLimit;
import java.util.List;

/**
 * The rate limits of the API. Reads, writes, imports and analyses are limited per key,
 * unauthenticated requests and failed authentications per address.
 *
 * @param unauthenticated requests with unknown keys or without a key
 * @param failedAuthentication failed authentications
 * @param maxConcurrent maximum concurrent requests of one client
 */
public record RateLimitPolicies(
    RateLimit reads,
    RateLimit writes,
    RateLimit imports,
    RateLimit analyses,
    RateLimit unauthenticated,
    RateLimit failedAuthentication,
    int maxConcurrent) {

  /** All rate limits, in this order. */
  public List<RateLimit> all() {
    return List.of(reads, writes, imports, analyses, unauthenticated, failedAuthentication);
  }

  RateLimit of(RateLimited.Kind kind) {
    return switch (kind) { // no default: a new kind must not compile
      case READ -> reads;
      case WRITE -> writes;
      case IMPORT -> imports;
      case ANALYSIS -> analyses;
      case BY_BODY -> throw new IllegalArgumentException("not known before the body");
    };
  }
}
