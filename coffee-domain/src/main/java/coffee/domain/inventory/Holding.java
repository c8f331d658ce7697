package coffee.domain.inventory;

import java.time.Instant;
import java.util.Optional;

/**
 * How much of one kind a store holds.
 *
 * @param count how many
 * @param oldest moment of the first, for kinds that have one; empty without any
 * @param newest moment of the last
 * @param bytes with indexes, in the store
 */
public record Holding(
    Kind kind, long count, Optional<Instant> oldest, Optional<Instant> newest, long bytes) {

  /** What is held. */
  public enum Kind {
    PERSONS,
    KEYS,
    COFFEES,
    HEART_RATES,
    /** Five minutes of heart rates each. */
    BINS,
    /** Answers to writes, kept for when they are sent again. */
    ANSWERED_WRITES,
    AUDIT_EVENTS
  }
}
