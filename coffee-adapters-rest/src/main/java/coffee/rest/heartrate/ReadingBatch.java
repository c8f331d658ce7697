package coffee.rest.heartrate;

import coffee.domain.Added;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingLog;
import coffee.rest.Caller;
import coffee.rest.batch.BatchKind;
import coffee.rest.json.Fields;
import coffee.rest.problem.Problem;
import java.util.List;

/** Many heart rates of one person. */
record ReadingBatch(ReadingLog log, ReadingFields readings, Caller caller)
    implements BatchKind<Reading, LoggedReading> {

  private static final int MAX_ITEMS = 5_000;

  @Override
  public int maximumItems() {
    return MAX_ITEMS;
  }

  @Override
  public Reading read(Fields fields) {
    return readings.read(fields, caller);
  }

  @Override
  public List<Added<LoggedReading>> addAll(List<Reading> values) {
    return log.addAll(caller.person(), values);
  }

  @Override
  public long id(LoggedReading stored) {
    return stored.id();
  }

  @Override
  public Problem conflict(LoggedReading stored) {
    return Problem.of(LogReadingResource.taken(stored));
  }
}
