package coffee.rest.limits;

import coffee.domain.limit.Limit;
import java.util.List;

/**
 * The rate limits of the API. The first four apply per key, the last two per address.
 *
 * @param unauthenticated requests with unknown keys or without a key
 * @param failedAuthentication failed authentications
 * @param atOnce maximum concurrent requests of one client
 */
public record Policies(
    Limit reads,
    Limit writes,
    Limit imports,
    Limit analyses,
    Limit unauthenticated,
    Limit failedAuthentication,
    int atOnce) {

  /** All rate limits, in this order. */
  public List<Limit> all() {
    return List.of(reads, writes, imports, analyses, unauthenticated, failedAuthentication);
  }

  Limit of(Limited.Kind kind) {
    return switch (kind) { // no default: a new kind must not compile
      case READ -> reads;
      case WRITE -> writes;
      case IMPORT -> imports;
      case ANALYSIS -> analyses;
    };
  }
}
