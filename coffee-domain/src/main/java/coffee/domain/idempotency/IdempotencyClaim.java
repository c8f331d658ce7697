package coffee.domain.idempotency;

/** The state of an idempotency key. */
public sealed interface IdempotencyClaim {

  /** The key is new: the write is to be done now, in this transaction. */
  record FirstUse() implements IdempotencyClaim {}

  /**
   * The same request was answered before.
   *
   * @param answer the stored response; the array is a copy
   */
  @SuppressWarnings("ArrayRecordComponent") // opaque bytes that are never compared
  record Replay(byte[] answer) implements IdempotencyClaim {}

  /** The key was used for a different request before. */
  record KeyReused() implements IdempotencyClaim {}
}
