package coffee.app.wiring;

import coffee.app.metrics.ChangeWaitMetrics;
import coffee.domain.Ticker;
import coffee.domain.changes.ChangeLog;
import coffee.domain.changes.ReadChanges;
import coffee.rest.changes.ChangeWaits;
import coffee.rest.changes.ChangesResource;
import coffee.rest.changes.WakeAfterWrite;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.util.function.Predicate;

/**
 * Wires the change feed.
 *
 * @param feed reads the changes
 * @param waits the requests that wait for changes
 */
public record ChangeWiring(ReadChanges feed, ChangeWaits waits) {

  /**
   * The feed of a store.
   *
   * @param store unique identifier of the database
   * @param metrics count the requests that wait
   */
  public static ChangeWiring of(ChangeLog log, String store, ChangeWaitMetrics metrics) {
    ReadChanges feed = new ReadChanges(log, store);
    ChangeWaits waits = new ChangeWaits(log, feed, Ticker.SYSTEM, metrics);
    metrics.registerWaiting(waits::size);
    return new ChangeWiring(feed, waits);
  }

  /**
   * Registers the resource.
   *
   * @param isValidKey whether a key is valid at that time
   */
  public void register(JerseyEnvironment jersey, Predicate<String> isValidKey) {
    jersey.register(new ChangesResource(feed, waits, isValidKey));
    jersey.register(new WakeAfterWrite(waits));
  }
}
