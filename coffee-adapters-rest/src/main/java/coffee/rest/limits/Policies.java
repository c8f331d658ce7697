package coffee.rest.limits;

import coffee.domain.limit.Limit;
import java.util.List;

/**
 * How much a client may ask. The first four are for each key, the last two for each address.
 *
 * @param unauthenticated requests of those whose key is not known yet, or who have none
 * @param failedAuthentication keys that were wrong
 * @param atOnce requests of one client that may be under way at once
 */
public record Policies(
    Limit reads,
    Limit writes,
    Limit imports,
    Limit analyses,
    Limit unauthenticated,
    Limit failedAuthentication,
    int atOnce) {

  /** All limits over time, in this order. */
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
