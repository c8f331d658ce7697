package coffee.domain.person;

/**
 * Tells every instance of the service that keys were taken back. {@code RevocationsContract} is the
 * full specification. Safe for use by many threads.
 */
public interface Revocations {

  /**
   * Says that some key no longer works. To be called when that is stored. Never throws and hardly
   * waits: an instance that cannot be told finds out by itself within {@link
   * RecentKeys#REMEMBERED_FOR}.
   */
  void announce();

  /**
   * Asks to be told of every announcement from now on. This instance's own ones arrive before
   * {@link #announce} returns; those of others on some other thread.
   *
   * @param listener must not block
   */
  void listen(Runnable listener);
}
