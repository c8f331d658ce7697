package coffee.domain.changes;

import coffee.domain.steps.FiveMinuteSteps;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.SortedSet;

/**
 * What a double changed with a revision.
 *
 * @param id of the record; empty for ranges and the profile
 * @param startMs start of a range
 * @param endMs end of a range
 * @param rows rows of a range
 */
public record ChangeNote(
    ChangeKind kind,
    OptionalLong id,
    boolean isDeleted,
    long startMs,
    long endMs,
    long rows,
    OptionalLong importId) {

  private static final long HOUR_MS = 3_600_000;

  /** A record was stored or changed. */
  public static ChangeNote stored(ChangeKind kind, long id) {
    return new ChangeNote(kind, OptionalLong.of(id), false, 0, 0, 0, OptionalLong.empty());
  }

  /** A record was deleted. */
  public static ChangeNote deleted(ChangeKind kind, long id) {
    return new ChangeNote(kind, OptionalLong.of(id), true, 0, 0, 0, OptionalLong.empty());
  }

  /** The profile was changed. */
  public static ChangeNote profile() {
    return new ChangeNote(
        ChangeKind.PROFILE, OptionalLong.empty(), false, 0, 0, 0, OptionalLong.empty());
  }

  /** Rows at some times were stored, changed or removed. */
  public static ChangeNote hours(
      ChangeKind kind, Collection<Instant> times, OptionalLong importId) {
    long first = times.stream().mapToLong(Instant::toEpochMilli).min().orElseThrow();
    long last = times.stream().mapToLong(Instant::toEpochMilli).max().orElseThrow();
    return new ChangeNote(
        kind,
        OptionalLong.empty(),
        false,
        first - Math.floorMod(first, HOUR_MS),
        last - Math.floorMod(last, HOUR_MS) + HOUR_MS,
        times.size(),
        importId);
  }

  /** Counts of steps of some UTC days were stored or removed. */
  public static ChangeNote stepDays(SortedSet<LocalDate> days, long rows, OptionalLong importId) {
    return new ChangeNote(
        ChangeKind.STEPS,
        OptionalLong.empty(),
        false,
        FiveMinuteSteps.affectedBy(days.first()).from().toEpochMilli(),
        FiveMinuteSteps.affectedBy(days.last()).until().toEpochMilli(),
        rows,
        importId);
  }

  /** What it is about. */
  record Subject(ChangeKind kind, OptionalLong id, long startMs, long endMs) {}

  Subject subject() {
    return new Subject(kind, id, startMs, endMs);
  }

  ChangeNote withRows(long all) {
    return new ChangeNote(kind, id, isDeleted, startMs, endMs, all, importId);
  }
}
