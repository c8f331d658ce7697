package coffee.rest.changes;

/** Is notified of the end of requests that wait for changes. Thread-safe. */
public interface ChangeWaitObserver {

  /** How a request that waited, or wanted to, ended. */
  enum End {
    /** Something changed. */
    CHANGED,
    /** Nothing changed in its time. */
    TIMEOUT,
    /** Its key is not valid any more. */
    REVOKED,
    /** The instance stops. */
    STOPPED,
    /** The changes could not be read. */
    FAILED,
    /** Too many waited already. */
    REFUSED
  }

  /** Called once for each request. */
  void ended(End end);
}
