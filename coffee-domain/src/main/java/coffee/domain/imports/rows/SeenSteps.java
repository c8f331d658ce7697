package coffee.domain.imports.rows;

import coffee.domain.AddResult.Outcome;
import coffee.domain.steps.RecordSteps;
import coffee.domain.steps.StepCount;
import coffee.domain.steps.StepDay;
import coffee.domain.steps.StepLog.Position;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The counts of steps that a dry run would have stored by now, of the last {@value #MAX_DAYS} days
 * of the file. Not thread-safe.
 */
final class SeenSteps {

  /** Days of minutes take about two megabytes. */
  static final int MAX_DAYS = 64;

  private final Map<Position, StepDay> days =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Position, StepDay> eldest) {
          return size() > MAX_DAYS;
        }
      };

  /** The outcome of a row that only earlier rows of the file may keep from being stored. */
  RowOutcome add(PositionedRow<StepCount> row) {
    Outcome whole = Outcome.EXISTING;
    for (StepCount part : RecordSteps.split(row.row())) {
      StepDay day =
          days.computeIfAbsent(
              new Position(StepDay.dayOf(part), part.source()),
              position -> new StepDay(position.day(), position.source(), 1));
      Outcome outcome = day.add(part, StepDay.NO_IMPORT);
      if (outcome == Outcome.CONFLICT) {
        return RowWriter.conflict(row, day.firstOverlapping(part));
      }
      whole = outcome == Outcome.STORED ? outcome : whole;
    }
    return RowOutcome.ofOutcome(whole);
  }
}
