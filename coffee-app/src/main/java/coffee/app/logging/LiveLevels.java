package coffee.app.logging;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;

/** Levels of this process's loggers, changed until it ends or for a time. Thread-safe. */
public final class LiveLevels {

  /**
   * A changed level.
   *
   * @param number of the change, unlike every other's
   * @param configured what the logger goes back to; empty if it follows its parent
   */
  private record Change(long number, Optional<Level> configured) {}

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

  /** The latest change of each logger, by its name. */
  private final Map<String, Change> changes = new HashMap<>();

  private long lastNumber;

  /** Whether there is a logger of this name, or a package with loggers in it. */
  public boolean exist(String logger) {
    return context.exists(logger) != null;
  }

  /** Sets a level until the process ends, or the level is set again. */
  public synchronized void set(String logger, Level level) {
    change(logger, level);
  }

  /**
   * Sets a level for a time, after which the logger has its configured level again, unless its
   * level was set anew meanwhile.
   */
  public synchronized void set(String logger, Level level, Duration time) {
    Change change = change(logger, level);
    CompletableFuture.delayedExecutor(time.toMillis(), MILLISECONDS)
        .execute(() -> end(logger, change));
  }

  private Change change(String name, Level level) {
    Logger logger = context.getLogger(name);
    Change earlier = changes.get(name);
    Optional<Level> configured =
        earlier == null ? Optional.ofNullable(logger.getLevel()) : earlier.configured;
    lastNumber++;
    Change change = new Change(lastNumber, configured);
    changes.put(name, change);
    logger.setLevel(level);
    return change;
  }

  private synchronized void end(String logger, Change change) {
    if (change.equals(changes.get(logger))) {
      reset(logger);
    }
  }

  /** Gives a logger its configured level again. */
  public synchronized void reset(String logger) {
    Change change = changes.remove(logger);
    if (change != null) {
      context.getLogger(logger).setLevel(change.configured.orElse(null));
    }
  }
}
