package coffee.domain.idempotency;

import coffee.domain.DomainException;
import coffee.domain.person.InMemoryPeople;
import coffee.domain.person.PersonId;
import coffee.domain.work.InMemoryTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A volatile {@link IdempotencyRecords}. It cannot tell which key holds the lock of {@link
 * InMemoryTransactions}, so a claim also waits for writes under other keys.
 */
public final class InMemoryIdempotencyRecords implements IdempotencyRecords {

  private record Key(PersonId person, String key) {}

  @SuppressWarnings("ArrayRecordComponent") // opaque bytes that are compared by nobody
  private record Entry(String fingerprint, Instant claimedAt, Optional<byte[]> answer) {}

  private final InMemoryTransactions transactions;
  private final Duration timeout;
  private final Map<Key, Entry> entries;

  /**
   * Without records.
   *
   * @param timeout how long a claim waits, {@link IdempotencyRecords#CLAIM_TIMEOUT} in production
   */
  public InMemoryIdempotencyRecords(
      InMemoryTransactions transactions, InMemoryPeople people, Duration timeout) {
    this(transactions, timeout, new HashMap<>());
    people.alsoErasing(
        erased -> transactions.removeAll(entries, key -> key.person().equals(erased)));
  }

  private InMemoryIdempotencyRecords(
      InMemoryTransactions transactions, Duration timeout, Map<Key, Entry> entries) {
    this.transactions = transactions;
    this.timeout = timeout;
    this.entries = entries;
  }

  /** The same records with another timeout of claims. */
  public IdempotencyRecords waiting(Duration otherTimeout) {
    return new InMemoryIdempotencyRecords(transactions, otherTimeout, entries);
  }

  @Override
  public IdempotencyClaim claim(PersonId person, String key, String fingerprint, Instant now) {
    return transactions.execute(
        () -> {
          if (!transactions.enter(timeout)) {
            throw DomainException.conflict(
                "retry_in_progress", "the first request with this key is still in progress");
          }
          return claimAlone(new Key(person, key), fingerprint, now);
        });
  }

  private IdempotencyClaim claimAlone(Key key, String fingerprint, Instant now) {
    Entry entry = entries.get(key);
    if (entry == null || isOld(entry, now) || entry.answer().isEmpty()) {
      transactions.put(entries, key, new Entry(fingerprint, now, Optional.empty()));
      return new IdempotencyClaim.FirstUse();
    }
    return entry.fingerprint().equals(fingerprint)
        ? new IdempotencyClaim.Replay(entry.answer().get().clone())
        : new IdempotencyClaim.KeyReused();
  }

  @Override
  public void complete(PersonId person, String key, byte[] answer) {
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
  public int deleteExpired(Instant now) {
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
