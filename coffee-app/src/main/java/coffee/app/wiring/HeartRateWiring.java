package coffee.app.wiring;

import coffee.app.storage.Stores;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.ReadCurrentHeartRate;
import coffee.domain.heartrate.ReadHeartRateReport;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.heartrate.RecordReadings;
import coffee.rest.heartrate.CurrentHeartRateResource;
import coffee.rest.heartrate.HeartRateRangeResource;
import coffee.rest.heartrate.HeartRateStatisticsResource;
import coffee.rest.heartrate.LogReadingBatchResource;
import coffee.rest.heartrate.LogReadingResource;
import coffee.rest.heartrate.ReadingFields;
import coffee.rest.heartrate.ReadingResource;
import coffee.rest.heartrate.ReadingsResource;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;

/** Wires heart rates. */
public record HeartRateWiring(Stores stores, ReadingRules rules, ResourceParts parts, Clock clock) {

  /** Registers the resources. */
  public void register(JerseyEnvironment jersey, RecordReadings record) {
    ReadingLog log = stores.readings();
    HeartRateHistory history = stores.history();
    ReadingFields fields = new ReadingFields(rules, parts.timestamps());
    jersey.register(new LogReadingResource(record, fields, parts.posts(), parts.records()));
    jersey.register(new LogReadingBatchResource(record, fields, parts.posts(), parts.batches()));
    jersey.register(new ReadingsResource(log, parts.persons()));
    jersey.register(
        new ReadingResource(
            new ReadingResource.Entries(log, record), fields, parts.bodies(), parts.records()));
    jersey.register(new CurrentHeartRateResource(new ReadCurrentHeartRate(log, clock)));
    jersey.register(
        new HeartRateStatisticsResource(new ReadHeartRateReport(history, clock), parts.persons()));
    jersey.register(new HeartRateRangeResource(log, history, parts.persons(), clock));
  }
}
