package coffee.domain.imports;

import coffee.domain.Added.Outcome;
import java.util.Optional;

/**
 * The outcome of a row.
 *
 * @param isStored whether it is a new record
 * @param refusal why it was refused; a row neither stored nor refused existed already
 */
record RowFate(boolean isStored, Optional<RefusedRow> refusal) {

  static final RowFate STORED = new RowFate(true, Optional.empty());
  static final RowFate EXISTING = new RowFate(false, Optional.empty());

  static RowFate refused(RefusedRow refusal) {
    return new RowFate(false, Optional.of(refusal));
  }

  static RowFate of(Outcome outcome) {
    return outcome == Outcome.STORED ? STORED : EXISTING;
  }

  ImportTally tally() {
    return new ImportTally(
        isStored ? 1 : 0, isStored || refusal.isPresent() ? 0 : 1, refusal.isPresent() ? 1 : 0);
  }
}
