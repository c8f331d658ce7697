package coffee.domain.changes;

import java.time.Instant;

/**
 * How far a person's changes are.
 *
 * @param epoch changes when the order begins anew, after an erasure: when it began, in microseconds
 * @param revision the revision of the last change
 * @param purgedRevision up to this revision, deletions and ranges are not kept any more
 */
public record FeedState(long epoch, long revision, long purgedRevision) {

  private static final long MICROSECONDS = 1_000_000;

  /** When the order began. */
  public Instant startedAt() {
    return Instant.ofEpochSecond(
        Math.floorDiv(epoch, MICROSECONDS), Math.floorMod(epoch, MICROSECONDS) * 1_000);
  }
}
