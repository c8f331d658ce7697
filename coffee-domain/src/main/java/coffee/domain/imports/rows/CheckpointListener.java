package coffee.domain.imports.rows;

import java.util.List;

/** Is called after every batch of rows. */
@FunctionalInterface
public interface CheckpointListener {

  /**
   * A batch was processed; called in the transaction that stores it, which rolls back if this
   * throws.
   *
   * @param progress the total progress
   * @param refused rows refused since the last call
   */
  void checkpoint(ImportProgress progress, List<RefusedRow> refused);
}
