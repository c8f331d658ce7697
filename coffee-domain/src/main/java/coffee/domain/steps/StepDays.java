package coffee.domain.steps;

import coffee.domain.TimeRange;
import coffee.domain.TimestampRules;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Iterates over the days of a person, of which only some are in memory. Not thread-safe. */
public final class StepDays implements Iterator<StepDay> {

  /** With a count for each minute, a day takes about 30 kB. */
  private static final int DAYS_PER_PAGE = 64;

  private static final LocalDate LAST_DAY = LocalDate.of(9_999, 12, 31);
  private static final Instant LATEST = LAST_DAY.atStartOfDay(ZoneOffset.UTC).toInstant();

  private final StepLog log;
  private final PersonId person;
  private final LocalDate from;
  private final LocalDate until;
  private Optional<StepLog.Position> last = Optional.empty();
  private Iterator<StepDay> page = List.<StepDay>of().iterator();
  private boolean isLastPage;

  private StepDays(StepLog log, PersonId person, LocalDate from, LocalDate until) {
    this.log = log;
    this.person = person;
    this.from = from;
    this.until = until;
  }

  /**
   * All days with counts, ascending by day, then by source.
   *
   * @param range every day that has a part of it
   */
  public static StepDays of(StepLog log, PersonId person, TimeRange range) {
    return new StepDays(log, person, day(range.from()), day(range.until()));
  }

  /**
   * The steps of the five-minute bins that begin in a period.
   *
   * @param range at most a few years: all its bins are in memory
   */
  public static FiveMinuteSteps fiveMinutes(StepLog log, PersonId person, TimeRange range) {
    TimeRange wider =
        new TimeRange(
            range.from().minus(FiveMinuteSteps.LONGEST_GAP),
            range.until().plus(FiveMinuteSteps.LONGEST_GAP));
    return FiveMinuteSteps.of(of(log, person, wider), range);
  }

  /** The UTC day of an instant, or the end of what can be stored. */
  private static LocalDate day(Instant instant) {
    if (instant.isBefore(TimestampRules.EARLIEST)) {
      return LocalDate.ofInstant(TimestampRules.EARLIEST, ZoneOffset.UTC);
    }
    return instant.isAfter(LATEST) ? LAST_DAY : LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  @Override
  public boolean hasNext() {
    if (!page.hasNext() && !isLastPage) {
      List<StepDay> days = log.days(person, from, until, last, DAYS_PER_PAGE);
      isLastPage = days.size() < DAYS_PER_PAGE;
      page = days.iterator();
    }
    return page.hasNext();
  }

  @Override
  public StepDay next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    StepDay day = page.next();
    last = Optional.of(new StepLog.Position(day.day(), day.source()));
    return day;
  }
}
