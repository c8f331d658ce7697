package coffee.domain.changes;

import java.time.Instant;

/**
 * The state of a person's feed of changes.
 *
 * @param startedAt when the feed began, in microseconds: with the person, or after their last
 *     erasure
 * @param revision the revision of the last change
 * @param purgedRevision deletions and ranges up to this revision have been purged
 */
public record FeedState(Instant startedAt, long revision, long purgedRevision) {}
