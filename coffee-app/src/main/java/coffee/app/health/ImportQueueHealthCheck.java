package coffee.app.health;

import coffee.domain.imports.ImportQueue;
import com.codahale.metrics.health.HealthCheck;

/** Tells operators how many imports wait for this instance. */
public final class ImportQueueHealthCheck extends HealthCheck {

  /** More than that many is said of no more exactly. */
  private static final int MANY = 100;

  private final ImportQueue queue;
  private final String spool;

  /**
   * A check.
   *
   * @param spool name of the folder whose files this instance has
   */
  public ImportQueueHealthCheck(ImportQueue queue, String spool) {
    this.queue = queue;
    this.spool = spool;
  }

  @Override
  protected Result check() {
    int waiting = queue.waiting(spool, MANY).size();
    return waiting == 0
        ? Result.healthy()
        : Result.healthy("%d%s waiting", waiting, waiting == MANY ? " or more" : "");
  }
}
