package coffee.domain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** Waits in a test until a condition holds, without a limit of its own. */
public final class Eventually {

  /** Short for a person, long for a processor that the service under test needs meanwhile. */
  private static final long MILLIS_BETWEEN_POLLS = 20;

  private Eventually() {}

  /** The condition. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws IOException;
  }

  /**
   * Polls the condition.
   *
   * @param what description for the failure message
   * @throws AssertionError if the test times out
   */
  public static void until(String what, Condition condition) {
    try {
      while (!condition.holds()) {
        TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN_POLLS);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException timeout) {
      throw new AssertionError("waited in vain until " + what, timeout);
    }
  }
}
