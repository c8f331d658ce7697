package coffee.domain.imports.rows;

import coffee.domain.heartrate.Reading;
import coffee.domain.work.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Determines the outcome of rows for a dry run by storing them and rolling back. Repetitions in the
 * file are detected within the last {@value #REMEMBERED} rows of each kind.
 */
public final class DryRunBatchWriter implements BatchWriter {

  /** Files are roughly ordered by time; this many rows take about ten megabytes. */
  static final int REMEMBERED = 50_000;

  private record Identity(Instant measuredAt, String source) {}

  private final RowWriter rows;
  private final Transactions transactions;
  private final Map<Identity, Integer> seenReadings = bounded();
  private final Map<String, Boolean> seenDrinks = bounded();

  public DryRunBatchWriter(RowWriter rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > REMEMBERED;
      }
    };
  }

  @Override
  public void write(ImportBatch batch, Consumer<List<RowOutcome>> then) {
    List<RowOutcome> rehearsed = rehearse(batch);
    List<RowOutcome> fates = new ArrayList<>(rehearsed.size());
    int drinks = batch.intakes().size();
    for (int i = 0; i < drinks; i++) {
      String name = batch.intakes().get(i).row().clientId().orElseThrow();
      boolean isSeen = rehearsed.get(i).isStored() && seenDrinks.put(name, true) != null;
      fates.add(isSeen ? RowOutcome.EXISTING : rehearsed.get(i));
    }
    for (int i = drinks; i < rehearsed.size(); i++) {
      RowOutcome fate = rehearsed.get(i);
      boolean isReading = i - drinks < batch.readings().size();
      fates.add(fate.isStored() && isReading ? met(batch.readings().get(i - drinks)) : fate);
    }
    then.accept(fates);
  }

  private RowOutcome met(PositionedRow<Reading> row) {
    int bpm = row.row().heartRate().bpm();
    Integer earlier =
        seenReadings.putIfAbsent(new Identity(row.row().measuredAt(), row.row().source()), bpm);
    if (earlier == null) {
      return RowOutcome.STORED;
    }
    return earlier == bpm ? RowOutcome.EXISTING : RowWriter.conflict(row, earlier);
  }

  private List<RowOutcome> rehearse(ImportBatch batch) {
    try {
      return transactions.executeForPerson(
          rows.person().value(),
          () -> {
            throw new TakenBack(rows.write(batch));
          });
    } catch (TakenBack rehearsed) {
      return rehearsed.fates;
    }
  }

  /** Rolls back the transaction of a dry run. */
  private static final class TakenBack extends RuntimeException {
    private final transient List<RowOutcome> fates;

    TakenBack(List<RowOutcome> fates) {
      super("rehearsed", null, false, false);
      this.fates = fates;
    }
  }
}
