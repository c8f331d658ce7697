package coffee.domain.idempotency;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.Concurrently;
import coffee.domain.DomainException.Reason;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import coffee.domain.work.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link IdempotencyRecords} must do. */
public interface IdempotencyRecordsContract extends PeopleFixture {

  Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  byte[] ANSWER = "{\"id\": 1, \"notes\": \"ü\\u0000\"}".getBytes(UTF_8);

  /** The records under test, so patient that no busy machine makes a claim wait in vain. */
  IdempotencyRecords records();

  /** The same records, whose claims wait for an instant only. */
  IdempotencyRecords impatientRecords();

  /** The transactions that the records takes part in. */
  Transactions transactions();

  private IdempotencyClaim claim(PersonId person, String key, String fingerprint, Instant now) {
    return transactions().execute(() -> records().claim(person, key, fingerprint, now));
  }

  private void answer(PersonId person, String key) {
    transactions()
        .execute(
            () -> {
              assertThat(records().claim(person, key, "same", NOW))
                  .isEqualTo(new IdempotencyClaim.FirstUse());
              records().complete(person, key, ANSWER);
              return key;
            });
  }

  private static void assertRepeated(IdempotencyClaim claim) {
    assertThat(claim)
        .isInstanceOfSatisfying(
            IdempotencyClaim.Replay.class,
            repeated -> assertThat(repeated.answer()).isEqualTo(ANSWER));
  }

  @Test
  default void replaysResponseOfSameRequest() {
    PersonId person = newPerson();
    answer(person, "kéy 😀");

    assertRepeated(claim(person, "kéy 😀", "same", NOW.plusSeconds(1)));
    assertRepeated(claim(person, "kéy 😀", "same", NOW.plusSeconds(2)));
  }

  @Test
  default void detectsDifferentRequestUnderSameKey() {
    PersonId person = newPerson();
    answer(person, "key");

    assertThat(claim(person, "key", "other", NOW)).isEqualTo(new IdempotencyClaim.KeyReused());
    assertRepeated(claim(person, "key", "same", NOW));
  }

  @Test
  default void separatesKeysAndPersons() {
    PersonId person = newPerson();
    answer(person, "key");

    assertThat(claim(person, "Key", "same", NOW)).isEqualTo(new IdempotencyClaim.FirstUse());
    assertThat(claim(newPerson(), "key", "same", NOW)).isEqualTo(new IdempotencyClaim.FirstUse());
  }

  @Test
  default void dropsKeyOfRolledBackWrite() {
    PersonId person = newPerson();

    assertThatThrownBy(
            () ->
                transactions()
                    .execute(
                        () -> {
                          records().claim(person, "key", "same", NOW);
                          records().complete(person, "key", ANSWER);
                          throw new IllegalStateException("undone");
                        }))
        .hasMessage("undone");

    answer(person, "key");
  }

  @Test
  default void ignoresClaimWithoutResponse() {
    PersonId person = newPerson();
    claim(person, "key", "first", NOW);

    answer(person, "key");
  }

  @Test
  default void keepsResponseForRetentionPeriodOnly() {
    PersonId person = newPerson();
    answer(person, "key");

    Instant end = NOW.plus(IdempotencyRecords.RETENTION);
    assertRepeated(claim(person, "key", "same", end));
    assertThat(claim(person, "key", "other", end.plusMillis(1)))
        .isEqualTo(new IdempotencyClaim.FirstUse());
  }

  @Test
  default void deletesExpiredResponses() {
    PersonId person = newPerson();
    answer(person, "old");
    Instant later = NOW.plusSeconds(60);
    claim(person, "new", "same", later);
    transactions()
        .execute(
            () -> {
              records().claim(person, "new", "same", later);
              records().complete(person, "new", ANSWER);
              return person;
            });

    assertThat(records().deleteExpired(NOW.plus(IdempotencyRecords.RETENTION).plusSeconds(1)))
        .isPositive();

    assertThat(claim(person, "old", "same", NOW)).isEqualTo(new IdempotencyClaim.FirstUse());
    assertRepeated(claim(person, "new", "same", later));
  }

  @Test
  default void oneConcurrentRequestWritesAndOthersReplay() {
    PersonId person = newPerson();
    AtomicInteger writes = new AtomicInteger();

    List<byte[]> answers =
        Concurrently.run(
            8,
            thread ->
                transactions()
                    .execute(
                        () -> {
                          IdempotencyClaim claim = records().claim(person, "key", "same", NOW);
                          if (claim instanceof IdempotencyClaim.Replay repeated) {
                            return repeated.answer();
                          }
                          writes.incrementAndGet();
                          records().complete(person, "key", ANSWER);
                          return ANSWER;
                        }));

    assertThat(writes).hasValue(1);
    assertThat(answers).hasSize(8).allSatisfy(answer -> assertThat(answer).isEqualTo(ANSWER));
  }

  @Test
  default void timesOutWaitingForUnfinishedRequest() throws InterruptedException {
    PersonId person = newPerson();
    CountDownLatch claimed = new CountDownLatch(1);
    CountDownLatch refused = new CountDownLatch(1);
    CompletableFuture<IdempotencyClaim> first =
        CompletableFuture.supplyAsync(
            () ->
                transactions()
                    .execute(
                        () -> {
                          IdempotencyClaim claim = records().claim(person, "key", "same", NOW);
                          claimed.countDown();
                          await(refused);
                          records().complete(person, "key", ANSWER);
                          return claim;
                        }));
    try {
      claimed.await();
      assertRefused(
          Reason.CONFLICT,
          "retry_in_progress",
          () -> transactions().execute(() -> impatientRecords().claim(person, "key", "same", NOW)));
    } finally {
      refused.countDown();
    }

    assertThat(first.join()).isEqualTo(new IdempotencyClaim.FirstUse());
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
