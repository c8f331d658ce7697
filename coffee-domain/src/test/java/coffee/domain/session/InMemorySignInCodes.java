package coffee.domain.session;

import coffee.domain.person.InMemoryPeople;
import coffee.domain.person.KeyHash;
import coffee.domain.person.PersonId;
import coffee.domain.work.InMemoryTransactions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Volatile {@link SignInCodes}. */
public final class InMemorySignInCodes implements SignInCodes {

  private record Key(PersonId person, KeyHash hash) {}

  private final InMemoryTransactions transactions;
  private final InMemoryPeople people;
  private final Map<Key, StoredSignInCode> codes = new HashMap<>();

  /** No codes yet. */
  public InMemorySignInCodes(InMemoryTransactions transactions, InMemoryPeople people) {
    this.transactions = transactions;
    this.people = people;
    people.alsoErasing(erased -> transactions.removeAll(codes, key -> key.person().equals(erased)));
  }

  @Override
  public void add(StoredSignInCode code) {
    transactions.call(
        () -> {
          people.require(code.person());
          transactions.put(codes, new Key(code.person(), code.hash()), code);
          return code;
        });
  }

  @Override
  public Optional<StoredSignInCode> take(PersonId person, KeyHash hash, Instant now) {
    return transactions.call(
        () -> {
          Key key = new Key(person, hash);
          Optional<StoredSignInCode> found =
              Optional.ofNullable(codes.get(key)).filter(code -> !isExpired(code, now));
          found.ifPresent(code -> transactions.remove(codes, key));
          return found;
        });
  }

  @Override
  public int deleteExpired(Instant now) {
    return transactions.call(
        () -> {
          List<Key> old =
              codes.entrySet().stream()
                  .filter(entry -> isExpired(entry.getValue(), now))
                  .map(Map.Entry::getKey)
                  .toList();
          old.forEach(key -> transactions.remove(codes, key));
          return old.size();
        });
  }

  private static boolean isExpired(StoredSignInCode code, Instant now) {
    return !now.isBefore(code.expiresAt());
  }
}
