package coffee.domain.imports;

import java.util.List;
import java.util.function.Consumer;

/** What is done with the rows of an import. */
interface ImportRows {

  /**
   * Deals with a batch.
   *
   * @param then called with what became of the drinks, then of the readings, in their order, before
   *     anything is committed
   */
  void take(ImportBatch batch, Consumer<List<RowFate>> then);
}
