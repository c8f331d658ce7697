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

/** How all resources receive and answer: the parts that they share. */
public record Manners(
    Persons persons,
    Timestamps timestamps,
    Bodies bodies,
    Retries retries,
    Posts posts,
    Batches batches,
    Records records) {

  /** The parts, over these stores. */
  public static Manners of(Stores stores, Bodies bodies, ObjectMapper json, Clock clock) {
    Persons persons = new Persons(stores.people());
    Retries retries = new Retries(stores.retries(), stores.transactions(), clock, json);
    return new Manners(
        persons,
        new Timestamps(new EntryTimes(clock), persons),
        bodies,
        retries,
        new Posts(bodies, retries),
        new Batches(stores.transactions()),
        new Records(json));
  }
}
