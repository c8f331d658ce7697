package coffee.domain.imports.rows;

import coffee.domain.AddResult.Outcome;
import java.util.Optional;

/**
 * The outcome of a row.
 *
 * @param isStored whether it is a new record
 * @param refusal why it was refused; a row neither stored nor refused existed already
 */
record RowOutcome(boolean isStored, Optional<RefusedRow> refusal) {

  static final RowOutcome STORED = new RowOutcome(true, Optional.empty());
  static final RowOutcome EXISTING = new RowOutcome(false, Optional.empty());

  static RowOutcome refused(RefusedRow refusal) {
    return new RowOutcome(false, Optional.of(refusal));
  }

  static RowOutcome ofOutcome(Outcome outcome) {
    return outcome == Outcome.STORED ? STORED : EXISTING;
  }

  boolean isExisting() {
    return !isStored && refusal.isEmpty();
  }

  RowCounts toCounts() {
    return new RowCounts(isStored ? 1 : 0, isExisting() ? 1 : 0, refusal.isPresent() ? 1 : 0);
  }
}
