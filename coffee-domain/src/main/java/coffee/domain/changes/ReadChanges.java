package coffee.domain.changes;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.changes.ChangedRecord.ChangedRange;
import coffee.domain.person.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Use case: follow what changes in a person's data.
 *
 * <p>A reader without a cursor gets every record, and readings and steps as one range each: reading
 * those ranges gives the readings of that time.
 */
public final class ReadChanges {

  private static final List<ChangeKind> AS_ONE_RANGE =
      List.of(ChangeKind.HEART_RATE, ChangeKind.STEPS);

  private final ChangeLog log;
  private final long store;

  /**
   * Reads the changes of a store.
   *
   * @param store identifier of the store, which a restored one does not have
   */
  public ReadChanges(ChangeLog log, String store) {
    this.log = log;
    this.store = UUID.nameUUIDFromBytes(store.getBytes(StandardCharsets.UTF_8)).hashCode();
  }

  /** Differs after a restore, and after an erasure. */
  private long feedId(FeedState state) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, state.startedAt()) ^ store;
  }

  /** Returns the end of a person's feed: what is committed after this call comes after it. */
  public ChangeCursor end(PersonId person) {
    FeedState state = log.state(person);
    return beginning(person, state, ChangePosition.endOf(state.revision()));
  }

  private ChangeCursor beginning(PersonId person, FeedState state, ChangePosition after) {
    return new ChangeCursor(person, feedId(state), state.revision(), after);
  }

  /**
   * Reads a page.
   *
   * @param since the cursor after which it begins; empty: the beginning
   * @param kinds the kinds of changes to read
   * @param limit maximum number of changes, 1 or more
   * @throws DomainException NOT_FOUND; INVALID {@code invalid_cursor}; GONE {@code cursor_expired}
   *     if changes since then are not kept any more, or the data is not that of the cursor
   */
  public ChangePage page(
      PersonId person, Optional<ChangeCursor> since, Set<ChangeKind> kinds, int limit) {
    FeedState state = log.state(person);
    ChangeCursor from = since.orElseGet(() -> beginning(person, state, ChangePosition.START));
    requireValid(from, person, state);
    if (from.after().compareTo(ChangePosition.endOf(state.revision())) >= 0) {
      return new ChangePage(List.of(), from, false);
    }
    ChangeQuery query =
        new ChangeQuery(from.after(), from.startRevision(), state.revision(), kinds, limit + 1);
    List<Change> found = new ArrayList<>(wholeHistory(state, query));
    found.addAll(log.page(person, query));
    requireValid(from, person, log.state(person)); // nothing was purged meanwhile
    boolean hasMore = found.size() > limit;
    List<Change> changes = hasMore ? found.subList(0, limit) : found;
    ChangePosition end =
        hasMore ? changes.get(limit - 1).position() : ChangePosition.endOf(state.revision());
    ChangeCursor next = new ChangeCursor(person, from.feedId(), from.startRevision(), end);
    return new ChangePage(changes, next, hasMore);
  }

  /** Refuses a cursor of another feed, or from which changes have been purged. */
  private void requireValid(ChangeCursor cursor, PersonId person, FeedState state) {
    ChangeCursor unused = cursor.requireOf(person);
    ChangePosition complete = ChangePosition.endOf(state.purgedRevision());
    boolean isPurged =
        cursor.startRevision() < state.purgedRevision() && cursor.after().compareTo(complete) < 0;
    boolean isAhead =
        cursor.after().revision() > state.revision() || cursor.startRevision() > state.revision();
    if (cursor.feedId() != feedId(state) || isPurged || isAhead) {
      throw new DomainException(
          Reason.GONE,
          "cursor_expired",
          "the changes since this cursor are not kept any more; read everything anew, by an export"
              + " or without a cursor, and follow from the cursor that comes with it");
    }
  }

  /** One range for all readings and one for all steps, for a reader who begins. */
  private static List<Change> wholeHistory(FeedState state, ChangeQuery query) {
    return AS_ONE_RANGE.stream()
        .filter(query.kinds()::contains)
        .map(
            kind ->
                new Change(
                    new ChangePosition(
                        ChangePosition.START.revision(), 0, AS_ONE_RANGE.indexOf(kind), 0),
                    kind,
                    ChangeOperation.RANGE,
                    OptionalLong.empty(),
                    state.startedAt(),
                    Optional.of(ChangedRange.ALL)))
        .filter(change -> change.position().compareTo(query.after()) > 0)
        .toList();
  }
}
