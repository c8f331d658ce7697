package coffee.app.health;

import coffee.domain.DomainException;
import coffee.domain.imports.ImportBacklog;
import coffee.domain.imports.ImportQueue;
import com.codahale.metrics.health.HealthCheck;
import java.time.Duration;
import java.util.function.Consumer;

/** Whether somebody runs the imports that wait. */
public final class ImportQueueHealthCheck extends HealthCheck {

  /**
   * A free runner takes what waits within seconds, and years of a watch are read within minutes.
   * Whoever has waited an hour waits for a runner that hangs, is gone, or has too much to do.
   */
  static final Duration TOO_LONG = Duration.ofHours(1);

  private final ImportQueue queue;
  private final String spool;
  private final Consumer<ImportBacklog> told;

  /**
   * A check.
   *
   * @param spool name of the folder whose files this instance has
   * @param told hears of what waits whenever somebody looks
   */
  public ImportQueueHealthCheck(ImportQueue queue, String spool, Consumer<ImportBacklog> told) {
    this.queue = queue;
    this.spool = spool;
    this.told = told;
  }

  @Override
  protected Result check() {
    try {
      ImportBacklog backlog = queue.backlog(spool);
      told.accept(backlog);
      return result(backlog);
    } catch (DomainException away) {
      return Result.unhealthy("cannot be read: " + away.getMessage());
    }
  }

  private static Result result(ImportBacklog backlog) {
    if (backlog.imports() == 0) {
      return Result.healthy();
    }
    String words =
        "%d waiting, for up to %d min".formatted(backlog.imports(), backlog.longest().toMinutes());
    return backlog.longest().compareTo(TOO_LONG) > 0
        ? Result.unhealthy(words)
        : Result.healthy(words);
  }
}
