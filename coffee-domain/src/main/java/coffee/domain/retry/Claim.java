package coffee.domain.retry;

/** The state of an idempotency key. */
public sealed interface Claim {

  /** The key is new: the write is to be done now, in this transaction. */
  record First() implements Claim {}

  /**
   * The same request was answered before.
   *
   * @param answer the stored response; the array is a copy
   */
  @SuppressWarnings("ArrayRecordComponent") // opaque bytes that are never compared
  record Repeated(byte[] answer) implements Claim {}

  /** The key was used for a different request before. */
  record Different() implements Claim {}
}
