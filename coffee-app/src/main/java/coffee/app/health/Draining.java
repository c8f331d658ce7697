package coffee.app.health;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time between being told to stop and stopping. The service says that it is not ready any more
 * and serves on, until whoever sends requests has had time to hear of it; then it finishes those
 * that it has.
 */
public final class Draining implements LifeCycle.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(Draining.class);

  private final Duration delay;
  private volatile boolean hasStarted;
  private volatile boolean isDraining;

  /**
   * To be told of a server's life.
   *
   * @param delay how long to serve on; zero where nobody listens
   */
  public Draining(Duration delay) {
    this.delay = delay;
  }

  public boolean isDraining() {
    return isDraining;
  }

  @Override
  public void lifeCycleStarted(LifeCycle server) {
    hasStarted = true;
  }

  @Override
  public void lifeCycleStopping(LifeCycle server) {
    if (!hasStarted) {
      return;
    }
    isDraining = true;
    LOG.info("Told to stop: serving on for {} s", delay.toSeconds());
    try {
      TimeUnit.MILLISECONDS.sleep(delay.toMillis());
    } catch (InterruptedException interruption) { // stops at once then
      Thread.currentThread().interrupt();
    }
  }
}
