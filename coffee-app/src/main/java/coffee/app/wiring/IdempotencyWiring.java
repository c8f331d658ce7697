package coffee.app.wiring;

import coffee.domain.idempotency.IdempotencyRecords;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the expiry of stored responses. */
public record IdempotencyWiring(IdempotencyRecords ledger, Clock clock) {

  private static final Logger LOG = LoggerFactory.getLogger(IdempotencyWiring.class);
  private static final long MINUTES = 15;

  /** Regularly deletes expired responses while the service runs. */
  public void purgeRegularly(LifecycleEnvironment lifecycle) {
    ScheduledExecutorService executor =
        lifecycle.scheduledExecutorService("retry-purge-%d", true).threads(1).build();
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(this::purge, MINUTES, MINUTES, TimeUnit.MINUTES);
  }

  private void purge() {
    try {
      LOG.debug("Deleted {} stored responses", ledger.deleteExpired(clock.instant()));
    } catch (RuntimeException e) { // one that leaves here would be the last purge
      LOG.warn("Deleting stored responses failed", e);
    }
  }
}
