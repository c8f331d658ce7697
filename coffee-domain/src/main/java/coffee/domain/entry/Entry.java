package coffee.domain.entry;

import java.time.Instant;

/** What a person logs: an intake or a reading. */
public interface Entry {

  /** When it happened, in milliseconds. */
  Instant timestamp();
}
