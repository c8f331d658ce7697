package coffee.app.health;

import coffee.domain.DomainException;
import coffee.domain.imports.ImportBacklog;
import coffee.domain.imports.ImportQueue;
import com.codahale.metrics.health.HealthCheck;
import java.time.Duration;
import java.util.function.Consumer;

/** Checks that waiting imports are being processed. */
public final class ImportQueueHealthCheck extends HealthCheck {

  /**
   * A free worker takes a waiting import within seconds, and years of data take minutes. An import
   * that has waited an hour means workers that hang, are gone or are overloaded.
   */
  static final Duration TOO_LONG = Duration.ofHours(1);

  private final ImportQueue queue;
  private final String spool;
  private final Consumer<ImportBacklog> observer;

  /**
   * Creates the check.
   *
   * @param spool name of the spool whose files this instance has
   * @param observer receives the backlog on each check
   */
  public ImportQueueHealthCheck(ImportQueue queue, String spool, Consumer<ImportBacklog> observer) {
    this.queue = queue;
    this.spool = spool;
    this.observer = observer;
  }

  @Override
  protected Result check() {
    try {
      ImportBacklog backlog = queue.backlog(spool);
      observer.accept(backlog);
      return result(backlog);
    } catch (DomainException unavailable) {
      return Result.unhealthy("cannot be read: " + unavailable.getMessage());
    }
  }

  private static Result result(ImportBacklog backlog) {
    if (backlog.imports() == 0) {
      return Result.healthy();
    }
    String words =
        "%d waiting, oldest for %d min"
            .formatted(backlog.imports(), backlog.longestWait().toMinutes());
    return backlog.longestWait().compareTo(TOO_LONG) > 0
        ? Result.unhealthy(words)
        : Result.healthy(words);
  }
}
