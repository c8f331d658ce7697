package coffee.domain.imports;

import java.util.List;

/** Notifies an observer of the new rows at each checkpoint of one run. */
final class ObservedMilestones implements ImportMilestones {

  private final ImportMilestones milestones;
  private final ImportObserver observer;
  private ImportProgress last;

  ObservedMilestones(ImportMilestones milestones, ImportObserver observer, ImportProgress from) {
    this.milestones = milestones;
    this.observer = observer;
    this.last = from;
  }

  @Override
  public void reached(ImportProgress progress, List<RefusedRow> refused) {
    milestones.reached(progress, refused);
    observer.advanced(
        progress.tally().minus(last.tally()), Math.max(0, progress.bytesRead() - last.bytesRead()));
    last = progress;
  }
}
