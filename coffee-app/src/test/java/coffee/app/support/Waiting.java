package coffee.app.support;

import java.io.IOException;

/** Waits in a test for what comes about by itself. */
public final class Waiting {

  private Waiting() {}

  /** What is waited for. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws IOException;
  }

  /**
   * Looks again and again.
   *
   * @param what it is, for whoever reads that it did not come about
   * @throws InterruptedException when the test's time is over
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
