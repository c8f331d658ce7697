package coffee.domain.imports;

import java.util.List;
import java.util.function.Consumer;

/** Processes batches of imported rows. */
interface ImportRows {

  /**
   * Processes a batch.
   *
   * @param then called with the outcome of the intakes, the readings and the profiles, in
   *     their order, before anything is committed
   */
  void take(ImportBatch batch, Consumer<List<RowFate>> then);
}
