package coffee.domain.storage;

import java.time.Instant;
import java.util.Optional;

/**
 * The amount of stored data of one kind.
 *
 * @param count number of records
 * @param oldest timestamp of the first, for kinds that have one; empty without records
 * @param newest timestamp of the last
 * @param bytes size in the store, including indexes
 */
public record StorageUsage(
    Kind kind, long count, Optional<Instant> oldest, Optional<Instant> newest, long bytes) {

  /** The kinds of stored data. */
  public enum Kind {
    PERSONS,
    KEYS,
    COFFEES,
    HEART_RATES,
    /** Five-minute bins of heart rates. */
    BINS,
    /** Responses stored for idempotent retries. */
    ANSWERED_WRITES,
    AUDIT_EVENTS
  }
}
