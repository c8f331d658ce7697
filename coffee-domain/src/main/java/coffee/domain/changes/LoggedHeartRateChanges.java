package coffee.domain.changes;

import coffee.domain.TimeRange;
import coffee.domain.changes.ChangedRecord.ChangedRange;
import coffee.domain.experiment.HeartRateChanges;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** {@link HeartRateChanges} by the log of changes. */
public final class LoggedHeartRateChanges implements HeartRateChanges {

  private static final int PAGE = 1_000;

  /** Ranges before every revision are wanted, too. */
  private static final long FROM_THE_BEGINNING = ChangePosition.START.revision();

  private static final Set<ChangeKind> KINDS = Set.of(ChangeKind.HEART_RATE);

  private final ChangeLog log;

  /** Reads a log. */
  public LoggedHeartRateChanges(ChangeLog log) {
    this.log = log;
  }

  @Override
  public boolean hasChangedSince(PersonId person, TimeRange range, Instant since) {
    long until = log.state(person).revision();
    ChangePosition after = ChangePosition.START;
    while (true) {
      List<Change> page =
          log.page(person, new ChangeQuery(after, FROM_THE_BEGINNING, until, KINDS, PAGE));
      if (page.stream().anyMatch(change -> isLate(change, since) && overlaps(change, range))) {
        return true;
      }
      if (page.size() < PAGE) {
        return false;
      }
      after = page.get(page.size() - 1).position();
    }
  }

  private static boolean isLate(Change change, Instant since) {
    return change.changedAt().isAfter(since);
  }

  private static boolean overlaps(Change change, TimeRange range) {
    return change.record().stream()
        .map(ChangedRange.class::cast)
        .anyMatch(
            changed ->
                changed.from().filter(range.until()::isAfter).isPresent()
                    && changed.until().filter(range.from()::isBefore).isPresent());
  }
}
