package coffee.rest.entry;

import coffee.domain.AddResult;
import coffee.domain.entry.Entry;
import coffee.domain.entry.LoggedEntry;
import coffee.rest.http.RecordResponses;
import jakarta.ws.rs.core.Response;

/**
 * Builds responses for single entries of one kind.
 *
 * @param json converts entries to JSON
 * @param records adds tag and location
 */
public record EntryResponses<E extends Entry, L extends LoggedEntry<E>>(
    EntryJson<E, L> json, RecordResponses records) {

  /** Builds a 200 response. */
  public Response found(L stored) {
    return records.found(json.toRecord(stored));
  }

  /** Builds a 200 response with the location, which a change may have moved. */
  public Response changed(L stored) {
    return records.stored(false, json.location(stored), json.toRecord(stored));
  }

  /**
   * Builds the response to a new entry: 201, or 200 if it was already stored.
   *
   * @throws coffee.domain.DomainException if it was not stored
   */
  public Response added(AddResult<L> added) {
    L entry = added.entry();
    return switch (added.outcome()) {
      case STORED -> records.stored(true, json.location(entry), json.toRecord(entry));
      case EXISTING -> changed(entry);
      case CONFLICT -> throw json.conflict(entry);
      case BEFORE_RETENTION -> throw added.beforeRetentionError();
    };
  }

  /** The entity tag of a stored entry. */
  String tag(L stored) {
    return records.tag(json.toRecord(stored));
  }
}
