package coffee.domain.experiment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An experiment as it leaves the service, and comes back: without what the person may not know yet,
 * and without its links.
 *
 * @param experiment while it runs, its coin has no secret and contains only the blocks whose
 *     instruction was shown, or no block if the experiment is blinded
 * @param reports what was reported, by date
 */
public record ExperimentCopy(Experiment experiment, List<DayReport> reports) {

  /** Copies the list. */
  public ExperimentCopy {
    reports = List.copyOf(reports);
  }

  /** What may be known of an experiment now. */
  public static ExperimentCopy of(Experiment stored, List<DayReport> reports, Instant now) {
    Experiment unlinked = stored.withLinks(Experiment.Links.NONE);
    ExperimentState state = ExperimentCalendar.stateAt(stored, now);
    if (state == ExperimentState.RUNNING) {
      ExperimentStart start = stored.start().orElseThrow();
      Coin shown = new Coin(start.coin().commitment(), Optional.empty(), shownOrder(stored, now));
      return new ExperimentCopy(
          unlinked.started(
              new ExperimentStart(start.startedAt(), start.zone(), start.halfLifeHours(), shown)),
          reports);
    }
    boolean unrecorded = stored.state() == ExperimentState.RUNNING;
    return new ExperimentCopy(
        unrecorded
            ? unlinked.ended(ExperimentState.COMPLETED, ExperimentCalendar.of(stored).end())
            : unlinked,
        reports);
  }

  private static String shownOrder(Experiment running, Instant now) {
    ExperimentCalendar calendar = ExperimentCalendar.of(running);
    Coin coin = running.start().orElseThrow().coin();
    int blocks = running.terms().blocks();
    String order = coin.order(blocks);
    StringBuilder shown = new StringBuilder(blocks);
    for (int block = 1; block <= blocks; block++) {
      boolean isShown =
          !running.isBlinded() && calendar.isShown(running.terms().firstOf(block), now);
      shown.append(isShown ? order.charAt(block - 1) : '-');
    }
    return shown.toString();
  }

  /** As it comes back: one that ran was stopped, because the remaining randomization is unknown. */
  Experiment restored(Instant now) {
    if (experiment.state() != ExperimentState.RUNNING) {
      return experiment;
    }
    Instant end = ExperimentCalendar.of(experiment).end();
    return experiment.ended(ExperimentState.STOPPED_EARLY, now.isBefore(end) ? now : end);
  }
}
