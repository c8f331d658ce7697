package coffee.domain.intake;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.Page;
import coffee.domain.TimeRange;
import coffee.domain.person.PersonId;
import coffee.domain.work.AfterCommit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** An {@link IntakeLog} that notifies an observer of new intakes after commit. */
public final class ObservedIntakeLog implements IntakeLog {

  private final IntakeLog log;
  private final AfterCommit transactions;
  private final IntakeObserver observer;

  /**
   * Wraps another log.
   *
   * @param transactions the transactions of the log
   */
  public ObservedIntakeLog(IntakeLog log, AfterCommit transactions, IntakeObserver observer) {
    this.log = log;
    this.transactions = transactions;
    this.observer = observer;
  }

  @Override
  public AddResult<LoggedIntake> add(PersonId person, Intake intake) {
    AddResult<LoggedIntake> added = log.add(person, intake);
    tell(List.of(added));
    return added;
  }

  @Override
  public List<AddResult<LoggedIntake>> addAll(
      PersonId person, List<Intake> intakes, OptionalLong importId) {
    List<AddResult<LoggedIntake>> added = log.addAll(person, intakes, importId);
    tell(added);
    return added;
  }

  @Override
  public long removeImported(PersonId person, long importId) {
    return log.removeImported(person, importId);
  }

  private void tell(List<AddResult<LoggedIntake>> added) {
    List<LoggedIntake> stored =
        added.stream()
            .filter(one -> one.outcome() == Outcome.STORED)
            .map(AddResult::entry)
            .toList();
    if (!stored.isEmpty()) {
      transactions.runAfterCommit(() -> observer.logged(stored));
    }
  }

  @Override
  public Optional<LoggedIntake> find(PersonId person, long id) {
    return log.find(person, id);
  }

  @Override
  public LoggedIntake change(PersonId person, long id, Function<LoggedIntake, Intake> change) {
    return log.change(person, id, change);
  }

  @Override
  public void remove(PersonId person, long id, Consumer<LoggedIntake> check) {
    log.remove(person, id, check);
  }

  @Override
  public List<LoggedIntake> page(PersonId person, IntakeFilter filter, Page page) {
    return log.page(person, filter, page);
  }

  @Override
  public List<IntakeTotals> totals(PersonId person, List<TimeRange> ranges) {
    return log.totals(person, ranges);
  }

  @Override
  public Optional<String> mostCommonType(PersonId person, TimeRange range) {
    return log.mostCommonType(person, range);
  }

  @Override
  public Optional<Caffeine> medianDose(PersonId person, TimeRange range) {
    return log.medianDose(person, range);
  }

  @Override
  public void forEachDose(PersonId person, TimeRange range, Consumer<ConsumedDose> consumer) {
    log.forEachDose(person, range, consumer);
  }

  @Override
  public void forEachAt(PersonId person, List<Instant> moments, Consumer<LoggedIntake> consumer) {
    log.forEachAt(person, moments, consumer);
  }
}
