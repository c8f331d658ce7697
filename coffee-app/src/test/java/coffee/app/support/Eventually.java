package coffee.app.support;

import java.io.IOException;

/** Waits in a test until a condition holds. */
public final class Eventually {

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
   * @throws InterruptedException if the test times out
   */
  public static void until(String what, Condition condition)
      throws IOException, InterruptedException {
    while (!condition.holds()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("waited in vain until " + what);
      }
      Thread.onSpinWait();
    }
  }
}
