package coffee.domain.idempotency;

import coffee.domain.DomainException;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;

/**
 * Stores the responses of writes by idempotency key, so that a repeated write is done only once.
 * {@code IdempotencyRecordsContract} is the full specification.
 *
 * <p>Every method takes part in the transaction that {@code coffee.domain.work.Transactions} has
 * open on this thread: the key commits or rolls back together with its write.
 */
public interface IdempotencyRecords {

  /** How long clients may rely on an answer being repeated. */
  Duration PROMISED = Duration.ofHours(24);

  /**
   * How long an answer is remembered: a day longer than is promised, so that it is repeated as
   * promised although the clock was set forward by up to a day meanwhile.
   */
  Duration RETENTION = PROMISED.plusHours(24);

  /** How long a repeated request waits for the first one to finish. */
  Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

  /** The error for a repeated request after a timeout. */
  static DomainException inProgress(Throwable cause) {
    return new DomainException(
        DomainException.Reason.CONFLICT,
        "retry_in_progress",
        "the first request with this key is still in progress",
        cause);
  }

  /**
   * Claims a key for the write of this transaction, or finds the stored response. While another
   * transaction holds the key, waits for it.
   *
   * @param key the idempotency key chosen by the client, 1 to 255 characters
   * @param fingerprint digest of the request
   * @param now responses older than {@link #RETENTION} at this instant are ignored
   * @throws coffee.domain.DomainException CONFLICT {@code retry_in_progress} after {@link
   *     #CLAIM_TIMEOUT}
   */
  IdempotencyClaim claim(PersonId person, String key, String fingerprint, Instant now);

  /** Stores the response of the write whose key this transaction has claimed. */
  void complete(PersonId person, String key, byte[] answer);

  /**
   * Deletes responses older than {@link #RETENTION}.
   *
   * @return the number of deleted responses
   */
  int deleteExpired(Instant now);
}
