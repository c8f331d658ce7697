package coffee.domain.heartrate;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.Page;
import coffee.domain.person.PersonId;
import coffee.domain.work.AfterCommit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** A {@link ReadingLog} that notifies an observer of new readings after commit. */
public final class ObservedReadingLog implements ReadingLog {

  private final ReadingLog log;
  private final AfterCommit transactions;
  private final ReadingObserver observer;

  /**
   * Wraps another log.
   *
   * @param transactions the transactions of the log
   */
  public ObservedReadingLog(ReadingLog log, AfterCommit transactions, ReadingObserver observer) {
    this.log = log;
    this.transactions = transactions;
    this.observer = observer;
  }

  @Override
  public AddResult<LoggedReading> add(PersonId person, Reading reading) {
    AddResult<LoggedReading> added = log.add(person, reading);
    tell(List.of(added));
    return added;
  }

  @Override
  public List<AddResult<LoggedReading>> addAll(
      PersonId person, List<Reading> readings, OptionalLong importId) {
    List<AddResult<LoggedReading>> added = log.addAll(person, readings, importId);
    tell(added);
    return added;
  }

  @Override
  public long removeImported(PersonId person, long importId) {
    return log.removeImported(person, importId);
  }

  private void tell(List<AddResult<LoggedReading>> added) {
    List<LoggedReading> stored =
        added.stream()
            .filter(one -> one.outcome() == Outcome.STORED)
            .map(AddResult::entry)
            .toList();
    if (!stored.isEmpty()) {
      transactions.runAfterCommit(() -> observer.logged(stored));
    }
  }

  @Override
  public Optional<LoggedReading> find(PersonId person, long id) {
    return log.find(person, id);
  }

  @Override
  public LoggedReading change(PersonId person, long id, Function<LoggedReading, Reading> change) {
    return log.change(person, id, change);
  }

  @Override
  public void remove(PersonId person, long id, Consumer<LoggedReading> check) {
    log.remove(person, id, check);
  }

  @Override
  public List<LoggedReading> page(PersonId person, ReadingFilter filter, Page page) {
    return log.page(person, filter, page);
  }

  @Override
  public List<LoggedReading> oldestFirst(
      PersonId person, Instant from, Instant until, Optional<Page.Position> after, int limit) {
    return log.oldestFirst(person, from, until, after, limit);
  }

  @Override
  public Optional<LoggedReading> latest(PersonId person) {
    return log.latest(person);
  }
}
