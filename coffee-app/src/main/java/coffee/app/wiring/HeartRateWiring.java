package coffee.app.wiring;

import coffee.app.storage.Stores;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.ReadCurrentHeartRate;
import coffee.domain.heartrate.ReadHeartRateReport;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.ReadingRules;
import coffee.rest.heartrate.CurrentHeartRateResource;
import coffee.rest.heartrate.HeartRateRangeResource;
import coffee.rest.heartrate.HeartRateStatisticsResource;
import coffee.rest.heartrate.LogReadingResource;
import coffee.rest.heartrate.LogReadingsResource;
import coffee.rest.heartrate.ReadingFields;
import coffee.rest.heartrate.ReadingResource;
import coffee.rest.heartrate.ReadingsResource;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import java.time.Clock;

/** Heart rates. */
public record HeartRateWiring(Stores stores, ReadingRules rules, Manners manners, Clock clock) {

  /** Registers the resources. */
  public void register(JerseyEnvironment jersey) {
    ReadingLog log = stores.readings();
    HeartRateHistory history = stores.history();
    ReadingFields fields = new ReadingFields(rules, manners.timestamps());
    jersey.register(new LogReadingResource(log, fields, manners.posts(), manners.records()));
    jersey.register(new LogReadingsResource(log, fields, manners.posts(), manners.batches()));
    jersey.register(new ReadingsResource(log, manners.persons()));
    jersey.register(new ReadingResource(log, fields, manners.bodies(), manners.records()));
    jersey.register(new CurrentHeartRateResource(new ReadCurrentHeartRate(log, clock)));
    jersey.register(
        new HeartRateStatisticsResource(
            new ReadHeartRateReport(history, clock), manners.persons()));
    jersey.register(new HeartRateRangeResource(log, history, manners.persons(), clock));
  }
}
