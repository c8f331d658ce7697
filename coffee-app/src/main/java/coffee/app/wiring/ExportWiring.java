package coffee.app.wiring;

import coffee.app.storage.Stores;
import coffee.domain.exports.ExportData;
import coffee.rest.CallerLookup;
import coffee.rest.exports.ExportResource;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;

/**
 * Wires the export.
 *
 * @param store unique identifier of the store
 */
public record ExportWiring(Stores stores, String store, CallerLookup persons, Clock clock) {

  /** Registers the resource. */
  public void register(JerseyEnvironment jersey) {
    jersey.register(new ExportResource(new ExportData(stores.data()), persons, store, clock));
  }
}
