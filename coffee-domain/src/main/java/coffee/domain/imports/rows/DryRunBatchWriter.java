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
 * file are detected within the last {@value #MAX_SEEN} intakes and readings, and within the last
 * {@value SeenSteps#MAX_DAYS} days of steps.
 */
public final class DryRunBatchWriter implements BatchWriter {

  /** Files are roughly ordered by time; this many rows take about ten megabytes. */
  static final int MAX_SEEN = 50_000;

  private record Identity(Instant measuredAt, String source) {}

  private final RowWriter rows;
  private final Transactions transactions;
  private final Map<Identity, Integer> seenReadings = bounded();
  private final Map<String, Boolean> seenIntakes = bounded();
  private final SeenSteps seenSteps = new SeenSteps();

  public DryRunBatchWriter(RowWriter rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MAX_SEEN;
      }
    };
  }

  @Override
  public void write(ImportBatch batch, Consumer<List<RowOutcome>> beforeCommit) {
    List<RowOutcome> rolledBack = writeAndRollBack(batch);
    List<RowOutcome> outcomes = new ArrayList<>(rolledBack.size());
    int intakeCount = batch.intakes().size();
    for (int i = 0; i < intakeCount; i++) {
      String name = batch.intakes().get(i).row().clientId().orElseThrow();
      boolean isSeen = rolledBack.get(i).isStored() && seenIntakes.put(name, true) != null;
      outcomes.add(isSeen ? RowOutcome.EXISTING : rolledBack.get(i));
    }
    int firstSteps = rolledBack.size() - batch.steps().size();
    for (int i = intakeCount; i < rolledBack.size(); i++) {
      RowOutcome outcome = rolledBack.get(i);
      boolean isReading = i - intakeCount < batch.readings().size();
      if (outcome.isStored() && isReading) {
        outcomes.add(outcomeInFile(batch.readings().get(i - intakeCount)));
      } else if (outcome.isStored() && i >= firstSteps) {
        outcomes.add(seenSteps.add(batch.steps().get(i - firstSteps)));
      } else {
        outcomes.add(outcome);
      }
    }
    beforeCommit.accept(outcomes);
  }

  private RowOutcome outcomeInFile(PositionedRow<Reading> row) {
    int bpm = row.row().heartRate().bpm();
    Integer earlier =
        seenReadings.putIfAbsent(new Identity(row.row().measuredAt(), row.row().source()), bpm);
    if (earlier == null) {
      return RowOutcome.STORED;
    }
    return earlier == bpm ? RowOutcome.EXISTING : RowWriter.conflict(row, earlier);
  }

  private List<RowOutcome> writeAndRollBack(ImportBatch batch) {
    try {
      return transactions.executeForPerson(
          rows.person().value(),
          () -> {
            throw new RolledBack(rows.write(batch));
          });
    } catch (RolledBack rolledBack) {
      return rolledBack.outcomes;
    }
  }

  /** Rolls back the transaction of a dry run. */
  private static final class RolledBack extends RuntimeException {
    private final transient List<RowOutcome> outcomes;

    RolledBack(List<RowOutcome> outcomes) {
      super("dry run", null, false, false);
      this.outcomes = outcomes;
    }
  }
}
