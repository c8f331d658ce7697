package coffee.domain.imports.rows;

import java.util.List;
import java.util.function.Consumer;

/** Processes batches of imported rows. */
public interface BatchWriter {

  /**
   * Processes a batch.
   *
   * @param beforeCommit called with the outcome of the intakes, the readings, the profiles, the
   *     experiments and the steps, in their order, before anything is committed
   */
  void write(ImportBatch batch, Consumer<List<RowOutcome>> beforeCommit);
}
