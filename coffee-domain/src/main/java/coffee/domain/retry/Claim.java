package coffee.domain.retry;

/** What a ledger knows of a key. */
public sealed interface Claim {

  /** Nothing: the write is to be done now, in this transaction. */
  record First() implements Claim {}

  /**
   * The same was asked before.
   *
   * @param answer what was answered; the array is the caller's own
   */
  @SuppressWarnings("ArrayRecordComponent") // opaque bytes that are compared by nobody
  record Repeated(byte[] answer) implements Claim {}

  /** Something else was asked under this key before. */
  record Different() implements Claim {}
}
