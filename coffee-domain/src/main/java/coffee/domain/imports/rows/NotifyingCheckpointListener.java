package coffee.domain.imports.rows;

import java.util.List;

/** Notifies an observer of the new rows at each checkpoint of one run. */
public final class NotifyingCheckpointListener implements CheckpointListener {

  private final CheckpointListener milestones;
  private final ImportObserver observer;
  private ImportProgress last;

  public NotifyingCheckpointListener(
      CheckpointListener milestones, ImportObserver observer, ImportProgress from) {
    this.milestones = milestones;
    this.observer = observer;
    this.last = from;
  }

  @Override
  public void checkpoint(ImportProgress progress, List<RefusedRow> refused) {
    milestones.checkpoint(progress, refused);
    observer.batchProcessed(
        progress.rowCounts().minus(last.rowCounts()),
        Math.max(0, progress.bytesRead() - last.bytesRead()));
    last = progress;
  }
}
