package coffee.domain.changes;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A change of a person's data. Of several changes of one record only the last one is kept.
 *
 * @param position its position in the order: two changes at one position are the same change
 * @param id the id of the record; empty for ranges, and for the profile
 * @param changedAt when it was written
 * @param record the record as the change stored it; empty if it was deleted
 */
public record Change(
    ChangePosition position,
    ChangeKind kind,
    ChangeOperation operation,
    OptionalLong id,
    Instant changedAt,
    Optional<ChangedRecord> record) {}
