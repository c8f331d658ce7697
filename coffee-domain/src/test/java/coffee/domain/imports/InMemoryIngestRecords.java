package coffee.domain.imports;

import coffee.domain.person.InMemoryPeople;
import coffee.domain.person.PersonId;
import coffee.domain.work.InMemoryTransactions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Volatile {@link IngestRecords}. */
public final class InMemoryIngestRecords implements IngestRecords {

  private record Key(PersonId person, String source) {}

  private final InMemoryTransactions transactions;
  private final InMemoryPeople people;
  private final Map<Key, IngestRecord> records = new HashMap<>();

  /** No records yet. */
  public InMemoryIngestRecords(InMemoryTransactions transactions, InMemoryPeople people) {
    this.transactions = transactions;
    this.people = people;
    people.alsoErasing(
        erased -> transactions.removeAll(records, key -> key.person().equals(erased)));
  }

  @Override
  public void put(PersonId person, IngestRecord record) {
    transactions.call(
        () -> {
          people.require(person);
          Key key = new Key(person, record.source());
          IngestRecord before = records.get(key);
          if (before == null || !before.receivedAt().isAfter(record.receivedAt())) {
            transactions.put(records, key, record);
          }
          return record;
        });
  }

  @Override
  public List<IngestRecord> list(PersonId person) {
    return transactions.call(
        () ->
            records.entrySet().stream()
                .filter(entry -> entry.getKey().person().equals(person))
                .map(Map.Entry::getValue)
                .sorted(Comparator.comparing(IngestRecord::source))
                .toList());
  }
}
