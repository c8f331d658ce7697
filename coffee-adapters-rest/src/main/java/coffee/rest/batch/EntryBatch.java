package coffee.rest.batch;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.entry.Entry;
import coffee.domain.entry.LoggedEntry;
import coffee.domain.entry.RecordEntries;
import coffee.rest.Caller;
import coffee.rest.entry.EntryJson;
import coffee.rest.json.Fields;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * A kind of entry that a person can submit in batches.
 *
 * @param maximumItems maximum number of items in one batch
 * @param json parses the items
 * @param recordEntries stores the parsed items
 */
public record EntryBatch<E extends Entry, L extends LoggedEntry<E>>(
    int maximumItems, EntryJson<E, L> json, RecordEntries<E, L> recordEntries) implements Batch<E> {

  @Override
  public Supplier<ZoneId> zone(Caller caller) {
    return json.zone(caller);
  }

  @Override
  public E read(Fields fields, Supplier<ZoneId> zone) {
    return json.read(fields, zone);
  }

  @Override
  public List<Added> add(Caller caller, List<E> items) {
    return recordEntries.addAll(caller.person(), items).stream().map(this::added).toList();
  }

  private Added added(AddResult<L> added) {
    L entry = added.entry();
    return new Added(
        added.outcome(),
        OptionalLong.of(entry.id()),
        () ->
            added.outcome() == Outcome.CONFLICT
                ? json.conflict(entry)
                : added.beforeRetentionError());
  }
}
