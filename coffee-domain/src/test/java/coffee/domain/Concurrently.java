package coffee.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the same work on several threads that start together. */
public final class Concurrently {

  private Concurrently() {}

  /**
   * Returns the result of each thread, in thread order. A failure of one is rethrown.
   *
   * @param work given the number of the thread, from 0
   */
  public static <T> List<T> run(int threads, IntFunction<T> work) {
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        running.add(executor.submit(afterAll(start, () -> work.apply(number))));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : running) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException | ExecutionException failure) {
      throw new AssertionError(failure);
    } finally {
      executor.shutdownNow();
    }
  }

  private static <T> Callable<T> afterAll(CyclicBarrier start, Callable<T> work) {
    return () -> {
      try {
        start.await();
      } catch (BrokenBarrierException failure) {
        throw new AssertionError(failure);
      }
      return work.call();
    };
  }
}
