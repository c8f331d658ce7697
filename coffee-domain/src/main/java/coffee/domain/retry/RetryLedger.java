package coffee.domain.retry;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;

/**
 * Remembers how writes were answered, so that one sent again is answered the same and done once.
 * {@code RetryLedgerContract} is the full specification.
 *
 * <p>Every method takes part in the transaction that {@code coffee.domain.Transactions} has open on
 * this thread: the key commits with the write that it stands for, or with it disappears.
 */
public interface RetryLedger {

  /** How long clients may rely on an answer being repeated. */
  Duration PROMISED = Duration.ofHours(24);

  /**
   * How long an answer is remembered: a day longer than is promised, so that it is repeated as
   * promised although the clock was set forward by up to a day meanwhile.
   */
  Duration RETENTION = PROMISED.plusHours(24);

  /** How long a repetition waits for the first one to be answered. */
  Duration PATIENCE = Duration.ofSeconds(5);

  /** What a repetition is told that has waited in vain. */
  static DomainException inProgress(Throwable cause) {
    return new DomainException(
        DomainException.Reason.CONFLICT,
        "retry_in_progress",
        "the first request with this key is still being answered",
        cause);
  }

  /**
   * Claims a key for the write that this transaction is about to do, or finds that it was done.
   * While another transaction holds the key, waits for it.
   *
   * @param key the client's name for the write, 1 to 255 characters
   * @param fingerprint digest of what is asked
   * @param now an answer older than {@link #RETENTION} at this moment is forgotten
   * @throws coffee.domain.DomainException CONFLICT {@code retry_in_progress} after {@link
   *     #PATIENCE}
   */
  Claim claim(PersonId person, String key, String fingerprint, Instant now);

  /** Keeps the answer of the write whose key this transaction has claimed. */
  void settle(PersonId person, String key, byte[] answer);

  /**
   * Forgets what is older than {@link #RETENTION}.
   *
   * @return how many answers were forgotten
   */
  int purge(Instant now);
}
