package coffee.app.wiring;

import coffee.app.storage.Stores;
import coffee.domain.EntryTimes;
import coffee.rest.Persons;
import coffee.rest.batch.Batches;
import coffee.rest.http.Records;
import coffee.rest.json.Bodies;
import coffee.rest.json.Timestamps;
import coffee.rest.retry.Posts;
import coffee.rest.retry.Retries;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;

/**
 * Shared components of resources for requests and responses, as a parameter
 * object: each is created once, and features take those that they need.
 */
public record ResourceParts(
    Persons persons,
    Timestamps timestamps,
    Bodies bodies,
    Retries retries,
    Posts posts,
    Batches batches,
    Records records) {

  /** Creates the components over these stores. */
  public static ResourceParts of(Stores stores, Bodies bodies, ObjectMapper json, Clock clock) {
    Persons persons = new Persons(stores.people());
    Retries retries = new Retries(stores.retries(), stores.transactions(), clock, json);
    return new ResourceParts(
        persons,
        new Timestamps(new EntryTimes(clock), persons),
        bodies,
        retries,
        new Posts(bodies, retries),
        new Batches(stores.transactions()),
        new Records(json));
  }
}
