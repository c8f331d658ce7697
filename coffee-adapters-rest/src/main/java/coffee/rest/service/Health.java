package coffee.rest.service;

import java.util.Locale;

/** Whether what the service stands on can be used. Asking is cheap, and never takes long. */
public interface Health {

  /** How a part is. */
  enum State {
    OK,
    /** It answers, but not as it should. */
    DEGRADED,
    DOWN,
    /** There is none, and none is needed. */
    NOT_CONFIGURED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the service is about to stop: it still serves, and wants no new clients. */
  boolean isDraining();

  /** Without it, nothing can be served. */
  State database();

  /** Without it, everything can be served. */
  State redis();
}
