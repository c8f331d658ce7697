package coffee.domain.imports;

import java.util.List;

/** Is called after every batch of rows. */
@FunctionalInterface
public interface ImportMilestones {

  /**
   * A batch was processed; called in the transaction that stores it, which rolls back if this
   * throws.
   *
   * @param progress the total progress
   * @param refused rows refused since the last call
   */
  void reached(ImportProgress progress, List<RefusedRow> refused);
}
