package coffee.app.wiring;

import coffee.domain.idempotency.IdempotencyRecords;
import coffee.domain.person.People;
import coffee.domain.work.Transactions;
import coffee.rest.CallerLookup;
import coffee.rest.batch.BatchProcessor;
import coffee.rest.http.RecordResponses;
import coffee.rest.idempotency.IdempotentExecutor;
import coffee.rest.idempotency.IdempotentRequests;
import coffee.rest.json.RequestBodies;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;

/**
 * How resources read requests and write responses.
 *
 * @param persons loads the caller's record
 * @param bodies reads bodies
 * @param idempotency executes repeated requests once
 * @param batches handles bodies with several entries
 * @param json serializes responses
 */
public record RequestHandling(
    CallerLookup persons,
    RequestBodies bodies,
    IdempotentExecutor idempotency,
    BatchProcessor batches,
    ObjectMapper json) {

  /**
   * What requests need of the storage.
   *
   * @param people the callers
   * @param responses stored responses by idempotency key
   * @param transactions enclose a write and its stored response
   */
  public record Ports(People people, IdempotencyRecords responses, Transactions transactions) {}

  /** Handles requests over these ports. */
  public static RequestHandling over(
      Ports ports, RequestBodies bodies, Clock clock, ObjectMapper json) {
    return new RequestHandling(
        new CallerLookup(ports.people()),
        bodies,
        new IdempotentExecutor(ports.responses(), ports.transactions(), clock, json),
        new BatchProcessor(ports.transactions()),
        json);
  }

  IdempotentRequests requests() {
    return new IdempotentRequests(bodies, idempotency);
  }

  RecordResponses responses() {
    return new RecordResponses(json);
  }
}
