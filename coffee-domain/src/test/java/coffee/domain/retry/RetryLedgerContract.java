package coffee.domain.retry;

import static coffee.domain.Refusals.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.AtOnce;
import coffee.domain.DomainException.Reason;
import coffee.domain.Transactions;
import coffee.domain.person.PersonId;
import coffee.domain.person.WithPeople;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link RetryLedger} must do. */
public interface RetryLedgerContract extends WithPeople {

  Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  byte[] ANSWER = "{\"id\": 1, \"notes\": \"ü\\u0000\"}".getBytes(UTF_8);

  /** The ledger under test, so patient that no busy machine makes a claim wait in vain. */
  RetryLedger ledger();

  /** The same ledger, whose claims wait for a moment only. */
  RetryLedger impatientLedger();

  /** The transactions that the ledger takes part in. */
  Transactions transactions();

  private Claim claim(PersonId person, String key, String fingerprint, Instant now) {
    return transactions().inOne(() -> ledger().claim(person, key, fingerprint, now));
  }

  private void answer(PersonId person, String key) {
    transactions()
        .inOne(
            () -> {
              assertThat(ledger().claim(person, key, "same", NOW)).isEqualTo(new Claim.First());
              ledger().settle(person, key, ANSWER);
              return key;
            });
  }

  private static void assertRepeated(Claim claim) {
    assertThat(claim)
        .isInstanceOfSatisfying(
            Claim.Repeated.class, repeated -> assertThat(repeated.answer()).isEqualTo(ANSWER));
  }

  @Test
  default void repeatsTheAnswerOfTheSameRequest() {
    PersonId person = somebody();
    answer(person, "kéy 😀");

    assertRepeated(claim(person, "kéy 😀", "same", NOW.plusSeconds(1)));
    assertRepeated(claim(person, "kéy 😀", "same", NOW.plusSeconds(2)));
  }

  @Test
  default void tellsAnotherRequestUnderTheSameKey() {
    PersonId person = somebody();
    answer(person, "key");

    assertThat(claim(person, "key", "other", NOW)).isEqualTo(new Claim.Different());
    assertRepeated(claim(person, "key", "same", NOW));
  }

  @Test
  default void keepsKeysAndPersonsApart() {
    PersonId person = somebody();
    answer(person, "key");

    assertThat(claim(person, "Key", "same", NOW)).isEqualTo(new Claim.First());
    assertThat(claim(somebody(), "key", "same", NOW)).isEqualTo(new Claim.First());
  }

  @Test
  default void forgetsAKeyWhoseWriteIsUndone() {
    PersonId person = somebody();

    assertThatThrownBy(
            () ->
                transactions()
                    .inOne(
                        () -> {
                          ledger().claim(person, "key", "same", NOW);
                          ledger().settle(person, "key", ANSWER);
                          throw new IllegalStateException("undone");
                        }))
        .hasMessage("undone");

    answer(person, "key");
  }

  @Test
  default void takesAClaimThatWasNeverAnsweredForNone() {
    PersonId person = somebody();
    claim(person, "key", "first", NOW);

    answer(person, "key");
  }

  @Test
  default void remembersForTheRetentionAndNoLonger() {
    PersonId person = somebody();
    answer(person, "key");

    Instant end = NOW.plus(RetryLedger.RETENTION);
    assertRepeated(claim(person, "key", "same", end));
    assertThat(claim(person, "key", "other", end.plusMillis(1))).isEqualTo(new Claim.First());
  }

  @Test
  default void purgesWhatIsForgottenAnyway() {
    PersonId person = somebody();
    answer(person, "old");
    Instant later = NOW.plusSeconds(60);
    claim(person, "new", "same", later);
    transactions()
        .inOne(
            () -> {
              ledger().claim(person, "new", "same", later);
              ledger().settle(person, "new", ANSWER);
              return person;
            });

    assertThat(ledger().purge(NOW.plus(RetryLedger.RETENTION).plusSeconds(1))).isPositive();

    assertThat(claim(person, "old", "same", NOW)).isEqualTo(new Claim.First());
    assertRepeated(claim(person, "new", "same", later));
  }

  @Test
  default void letsOneOfManyWriteAndAnswersTheOthersTheSame() {
    PersonId person = somebody();
    AtomicInteger writes = new AtomicInteger();

    List<byte[]> answers =
        AtOnce.run(
            8,
            thread ->
                transactions()
                    .inOne(
                        () -> {
                          Claim claim = ledger().claim(person, "key", "same", NOW);
                          if (claim instanceof Claim.Repeated repeated) {
                            return repeated.answer();
                          }
                          writes.incrementAndGet();
                          ledger().settle(person, "key", ANSWER);
                          return ANSWER;
                        }));

    assertThat(writes).hasValue(1);
    assertThat(answers).hasSize(8).allSatisfy(answer -> assertThat(answer).isEqualTo(ANSWER));
  }

  @Test
  default void losesPatienceWithAWriteThatIsNeverAnswered() throws InterruptedException {
    PersonId person = somebody();
    CountDownLatch claimed = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(1);
    CompletableFuture<Claim> first =
        CompletableFuture.supplyAsync(
            () ->
                transactions()
                    .inOne(
                        () -> {
                          Claim claim = ledger().claim(person, "key", "same", NOW);
                          claimed.countDown();
                          await(refused);
                          ledger().settle(person, "key", ANSWER);
                          return claim;
                        }));
    try {
      claimed.await();
      assertRefused(
          Reason.CONFLICT,
          "retry_in_progress",
          () -> transactions().inOne(() -> impatientLedger().claim(person, "key", "same", NOW)));
    } finally {
      refused.countDown();
    }

    assertThat(first.join()).isEqualTo(new Claim.First());
    assertRepeated(claim(person, "key", "same", NOW));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interruption) {
      throw new IllegalStateException(interruption);
    }
  }
}
