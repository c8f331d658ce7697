package coffee.domain.person;

/**
 * Announces revoked keys to every instance of the service. {@code RevocationChannelContract} is the
 * full specification. Thread-safe.
 */
public interface RevocationChannel {

  /**
   * Announces a revoked key to all instances. Call it after the change is stored. Never throws and
   * hardly blocks: an instance that cannot be notified notices the change within {@link
   * KeyCache#LIFETIME}.
   */
  void publish();

  /**
   * Subscribes to announcements. Those of this instance arrive before {@link #publish} returns;
   * those of others on another thread.
   *
   * @param listener must not block
   */
  void subscribe(Runnable listener);
}
