package coffee.app.wiring;

import coffee.app.storage.Stores;
import coffee.domain.TimestampRules;
import coffee.rest.CallerLookup;
import coffee.rest.batch.BatchProcessor;
import coffee.rest.http.RecordResponses;
import coffee.rest.idempotency.IdempotentExecutor;
import coffee.rest.idempotency.IdempotentRequests;
import coffee.rest.json.RequestBodies;
import coffee.rest.json.TimestampFields;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;

/**
 * Shared components of resources for requests and responses, as a parameter object: each is created
 * once, and features take those that they need.
 */
public record ResourceParts(
    CallerLookup persons,
    TimestampFields timestamps,
    RequestBodies bodies,
    IdempotentExecutor retries,
    IdempotentRequests posts,
    BatchProcessor batches,
    RecordResponses records) {

  /** Creates the components over these stores. */
  public static ResourceParts of(
      Stores stores, RequestBodies bodies, ObjectMapper json, Clock clock) {
    CallerLookup persons = new CallerLookup(stores.people());
    IdempotentExecutor retries =
        new IdempotentExecutor(stores.retries(), stores.transactions(), clock, json);
    return new ResourceParts(
        persons,
        new TimestampFields(new TimestampRules(clock), persons),
        bodies,
        retries,
        new IdempotentRequests(bodies, retries),
        new BatchProcessor(stores.transactions()),
        new RecordResponses(json));
  }
}
