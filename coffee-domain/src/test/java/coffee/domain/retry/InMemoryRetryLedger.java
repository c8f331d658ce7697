package coffee.domain.retry;

import coffee.domain.DomainException;
import coffee.domain.InMemoryTransactions;
import coffee.domain.person.InMemoryPeople;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A volatile {@link RetryLedger}. It cannot tell which key holds the lock of
 * {@link InMemoryTransactions}, so a claim also waits for writes under other keys.
 */
public final class InMemoryRetryLedger implements RetryLedger {

  private record Key(PersonId person, String key) {}

  @SuppressWarnings("ArrayRecordComponent") // opaque bytes that are compared by nobody
  private record Entry(String fingerprint, Instant claimedAt, Optional<byte[]> answer) {}

  private final InMemoryTransactions transactions;
  private final Duration patience;
  private final Map<Key, Entry> entries;

  /**
   * An empty ledger.
   *
   * @param patience how long a claim waits, {@link RetryLedger#PATIENCE} in production
   */
  public InMemoryRetryLedger(
      InMemoryTransactions transactions, InMemoryPeople people, Duration patience) {
    this(transactions, patience, new HashMap<>());
    people.alsoErasing(
        erased -> transactions.removeAll(entries, key -> key.person().equals(erased)));
  }

  private InMemoryRetryLedger(
      InMemoryTransactions transactions, Duration patience, Map<Key, Entry> entries) {
    this.transactions = transactions;
    this.patience = patience;
    this.entries = entries;
  }

  /** The same ledger, whose claims wait so long. */
  public RetryLedger waiting(Duration otherPatience) {
    return new InMemoryRetryLedger(transactions, otherPatience, entries);
  }

  @Override
  public Claim claim(PersonId person, String key, String fingerprint, Instant now) {
    return transactions.inOne(
        () -> {
          if (!transactions.enter(patience)) {
            throw DomainException.conflict(
                "retry_in_progress", "the first request with this key is still in progress");
          }
          return claimAlone(new Key(person, key), fingerprint, now);
        });
  }

  private Claim claimAlone(Key key, String fingerprint, Instant now) {
    Entry entry = entries.get(key);
    if (entry == null || isOld(entry, now) || entry.answer().isEmpty()) {
      transactions.put(entries, key, new Entry(fingerprint, now, Optional.empty()));
      return new Claim.First();
    }
    return entry.fingerprint().equals(fingerprint)
        ? new Claim.Repeated(entry.answer().get().clone())
        : new Claim.Different();
  }

  @Override
  public void settle(PersonId person, String key, byte[] answer) {
    transactions.call(
        () -> {
          Key settled = new Key(person, key);
          Entry claimed = entries.get(settled);
          if (claimed == null) {
            throw new IllegalStateException("the key is not claimed");
          }
          Entry entry =
              new Entry(claimed.fingerprint(), claimed.claimedAt(), Optional.of(answer.clone()));
          transactions.put(entries, settled, entry);
          return entry;
        });
  }

  @Override
  public int purge(Instant now) {
    return transactions.call(
        () -> {
          List<Key> old =
              entries.entrySet().stream()
                  .filter(entry -> isOld(entry.getValue(), now))
                  .map(Map.Entry::getKey)
                  .toList();
          old.forEach(key -> transactions.remove(entries, key));
          return old.size();
        });
  }

  private static boolean isOld(Entry entry, Instant now) {
    return entry.claimedAt().isBefore(now.minus(RETENTION));
  }
}
