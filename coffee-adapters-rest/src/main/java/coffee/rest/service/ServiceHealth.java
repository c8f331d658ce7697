package coffee.rest.service;

import java.util.Locale;

/** The health of the service's dependencies. Checks are cheap and fast. */
public interface ServiceHealth {

  /** The status of a component. */
  enum State {
    OK,
    /** It responds, but is degraded. */
    DEGRADED,
    DOWN,
    /** It is not configured. */
    NOT_CONFIGURED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the service is draining: it still serves, but should get no new requests. */
  boolean isDraining();

  /** A component that requests depend on. */
  State database();

  /** A component that requests do not depend on. */
  State redis();
}
