package coffee.rest.heartrate;

import coffee.domain.Added;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.person.PersonId;
import coffee.rest.Caller;
import coffee.rest.batch.BatchKind;
import coffee.rest.json.Fields;
import coffee.rest.problem.Problem;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** Many heart rates of one person. */
final class ReadingBatch implements BatchKind<Reading, LoggedReading> {

  private final ReadingLog log;
  private final ReadingFields readings;
  private final PersonId person;
  private final Supplier<ZoneId> zone;

  ReadingBatch(ReadingLog log, ReadingFields readings, Caller caller) {
    this.log = log;
    this.readings = readings;
    this.person = caller.person();
    this.zone = readings.zone(caller); // the same for all items: looked up once
  }

  @Override
  public int maximumItems() {
    return LogReadingsResource.MAX_ITEMS;
  }

  @Override
  public Reading read(Fields fields) {
    return readings.read(fields, zone);
  }

  @Override
  public List<Added<LoggedReading>> addAll(List<Reading> values) {
    return log.addAll(person, values);
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
