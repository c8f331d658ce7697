package coffee.devices.activity;

import coffee.devices.row.RowCollector;
import coffee.devices.row.StepPeriods;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.steps.StepCount;
import com.garmin.fit.ActivityType;
import com.garmin.fit.Fit;
import com.garmin.fit.Mesg;
import com.garmin.fit.MonitoringInfoMesg;
import com.garmin.fit.MonitoringMesg;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of monitoring messages. Each message has the total of one kind of movement since local
 * midnight, so that the steps of a period are the difference of two totals. It reaches back to the
 * message before that says what the person did. Where that would be faster than anybody walks, some
 * of these steps are older, and it reaches back to the total before.
 *
 * <p>Unless a file begins at local midnight, the first total of each kind only says where counting
 * begins. Walking and running of the same second are one count. Not thread-safe.
 */
final class FitStepTotals {

  private static final int MAX_STEPS_PER_SECOND = 4;
  private static final long SECONDS_PER_DAY = 86_400;

  /** Cycles are strides of two steps, written in halves. */
  private static final int STEPS_PER_CYCLE = 2;

  /**
   * The steps up to a second, of one message or several.
   *
   * @param since the second of the last message before, or of the total before
   */
  private record Pending(
      SourcePosition position, Instant since, Instant until, long steps, String source) {

    Pending plus(Instant otherSince, long otherSteps) {
      return new Pending(
          position,
          otherSince.isBefore(since) ? otherSince : since,
          until,
          steps + otherSteps,
          source);
    }
  }

  /** A total and when it was written. */
  private record Total(Instant at, long steps) {}

  private final RowCollector collector;
  private final Map<Short, Total> totals = new HashMap<>();
  private Optional<Instant> midnight = Optional.empty();
  private Instant lastMessage = Instant.MIN;
  private Optional<Pending> pending = Optional.empty();

  FitStepTotals(RowCollector collector) {
    this.collector = collector;
  }

  /** Another file begins: its totals have nothing to do with those before. */
  void beginFile() {
    finish();
    totals.clear();
    midnight = Optional.empty();
    lastMessage = Instant.MIN;
  }

  /** A message with the time at which a file begins. */
  void begin(Mesg info, Instant at) {
    Long local = info.getFieldLongValue(MonitoringInfoMesg.LocalTimestampFieldNum);
    midnight = local != null && isMidnight(local) ? Optional.of(at) : Optional.empty();
    lastMessage = at;
  }

  private static boolean isMidnight(long local) {
    return FitClock.EPOCH.plusSeconds(local).getEpochSecond() % SECONDS_PER_DAY == 0;
  }

  /**
   * A monitoring message.
   *
   * @param at its time
   * @return whether it has a total of steps; other messages only say what the person did
   */
  boolean accept(Mesg message, SourcePosition position, Instant at, String source) {
    Short activity = message.getFieldShortValue(MonitoringMesg.ActivityTypeFieldNum);
    if (activity == null) {
      return false; // a heart rate
    }
    Double cycles =
        message.getFieldDoubleValue(
            MonitoringMesg.CyclesFieldNum, 0, Fit.SUBFIELD_INDEX_MAIN_FIELD);
    boolean isTotal = cycles != null && countsSteps(activity);
    if (isTotal && message.hasField(MonitoringMesg.DurationMinFieldNum)) {
      collector.skip("daily_steps");
    } else if (isTotal) {
      take(activity, Math.round(cycles * STEPS_PER_CYCLE), position, at, source);
    }
    if (at.isAfter(lastMessage)) {
      lastMessage = at;
    }
    return isTotal;
  }

  private static boolean countsSteps(short activity) {
    return activity == ActivityType.WALKING.getValue()
        || activity == ActivityType.RUNNING.getValue();
  }

  private void take(
      short activity, long total, SourcePosition position, Instant at, String source) {
    Optional<Total> before = before(activity, total);
    totals.put(activity, new Total(at, total));
    if (before.isEmpty()) {
      collector.skip("monitoring_first_total");
      return;
    }
    long steps = total - before.get().steps();
    if (steps == 0) {
      collector.skip("monitoring_without_steps");
      return;
    }
    Optional<Pending> same = pending.filter(known -> known.until().equals(at));
    Instant since = same.map(Pending::since).orElse(lastMessage);
    boolean isTooFast = steps > MAX_STEPS_PER_SECOND * seconds(since, at);
    Instant from = isTooFast && before.get().at().isBefore(since) ? before.get().at() : since;
    if (same.isPresent()) {
      pending = Optional.of(same.get().plus(from, steps));
    } else {
      finish();
      pending = Optional.of(new Pending(position, from, at, steps, source));
    }
  }

  /** The last total of a kind; a smaller one than before is of another day. */
  private Optional<Total> before(short activity, long total) {
    Total last = totals.get(activity);
    if (last == null) {
      return midnight.map(at -> new Total(at, 0));
    }
    if (total >= last.steps()) {
      return Optional.of(last);
    }
    totals.clear();
    midnight = Optional.of(lastMessage);
    return Optional.of(new Total(lastMessage, 0));
  }

  private static long seconds(Instant from, Instant until) {
    return Math.max(0, Duration.between(from, until).toSeconds());
  }

  /** Hands over what was counted last. */
  void finish() {
    pending.ifPresent(
        last ->
            collector.steps(
                last.position(),
                () -> "monitoring: %d steps up to %s".formatted(last.steps(), last.until()),
                () -> count(last)));
    pending = Optional.empty();
  }

  private StepCount count(Pending last) {
    return StepPeriods.between(
        collector.timestamps().requireValid(last.since()),
        last.until(),
        (double) last.steps(),
        last.source());
  }
}
