package coffee.rest.entry;

import coffee.domain.entry.Entry;
import coffee.domain.entry.EntryLog;
import coffee.domain.entry.LoggedEntry;
import coffee.domain.entry.RecordEntries;
import coffee.rest.Caller;
import coffee.rest.http.EntityTags;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.RequestBodies;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

/**
 * Reads, changes and removes stored entries of one kind. Changes and removals require a matching
 * {@code If-Match}, if the request has one.
 *
 * @param log finds and removes entries
 * @param recordEntries changes entries of that log
 * @param bodies reads bodies within the size limit
 * @param responses builds responses
 */
public record StoredEntries<E extends Entry, L extends LoggedEntry<E>>(
    EntryLog<E, L> log,
    RecordEntries<E, L> recordEntries,
    RequestBodies bodies,
    EntryResponses<E, L> responses) {

  /**
   * Responds with an entry.
   *
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  public Response get(Caller caller, long id, ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    return log.find(caller.person(), id)
        .map(responses::found)
        .orElseThrow(() -> responses.json().notFound(id));
  }

  /**
   * Merges the fields of the body into an entry.
   *
   * @return the entry as stored
   */
  public L merge(Caller caller, long id, ContainerRequestContext request) {
    Fields fields = bodies.single(request).object();
    EntryJson<E, L> json = responses.json();
    return recordEntries.change(
        caller.person(),
        id,
        stored -> {
          requireMatch(request, stored);
          return json.merge(fields, json.zone(caller), stored);
        });
  }

  /** Removes an entry. */
  public void remove(Caller caller, long id, ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    log.remove(caller.person(), id, stored -> requireMatch(request, stored));
  }

  private void requireMatch(ContainerRequestContext request, L stored) {
    EntityTags.requireMatch(request, () -> responses.tag(stored));
  }
}
