package coffee.rest.batch;

import coffee.domain.entry.Entry;
import coffee.domain.entry.LoggedEntry;
import coffee.domain.entry.RecordEntries;
import coffee.rest.entry.EntryJson;

/**
 * A kind of entry that a person can submit in batches.
 *
 * @param maximumItems maximum number of items in one batch
 * @param json parses the items
 * @param recordEntries stores the parsed items
 */
public record EntryBatch<E extends Entry, L extends LoggedEntry<E>>(
    int maximumItems, EntryJson<E, L> json, RecordEntries<E, L> recordEntries) {}
