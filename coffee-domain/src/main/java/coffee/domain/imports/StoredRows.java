package coffee.domain.imports;

import coffee.domain.Transactions;
import java.util.List;
import java.util.function.Consumer;

/** Stores rows, one transaction per batch. */
final class StoredRows implements ImportRows {

  private final LoggedRows rows;
  private final Transactions transactions;

  StoredRows(LoggedRows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  @Override
  public void take(ImportBatch batch, Consumer<List<RowFate>> then) {
    transactions.inTurn(
        rows.person().value(),
        () -> {
          List<RowFate> fates = rows.add(batch);
          then.accept(fates);
          return fates;
        });
  }
}
