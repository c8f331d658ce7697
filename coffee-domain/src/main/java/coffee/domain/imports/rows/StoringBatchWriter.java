package coffee.domain.imports.rows;

import coffee.domain.work.Transactions;
import java.util.List;
import java.util.function.Consumer;

/** Stores rows, one transaction per batch. */
public final class StoringBatchWriter implements BatchWriter {

  private final RowWriter rows;
  private final Transactions transactions;

  public StoringBatchWriter(RowWriter rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  @Override
  public void write(ImportBatch batch, Consumer<List<RowOutcome>> beforeCommit) {
    transactions.executeForPerson(
        rows.person().value(),
        () -> {
          List<RowOutcome> outcomes = rows.write(batch);
          beforeCommit.accept(outcomes);
          return outcomes;
        });
  }
}
