package coffee.quickstart;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.dropwizard.lifecycle.ServerLifecycleListener;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Server;
import org.slf4j.LoggerFactory;

/**
 * Shutdown hook that stops everything in order: the server completes its requests, PostgreSQL
 * stops, the directory is unlocked.
 */
final class GracefulShutdown implements ServerLifecycleListener {

  private final AtomicReference<Server> server = new AtomicReference<>();
  private final PrintStream out;
  private final String lastLine;

  private GracefulShutdown(PrintStream out, String lastLine) {
    this.out = out;
    this.lastLine = lastLine;
  }

  /**
   * Registers the shutdown hook.
   *
   * @param out where it prints that it is stopping, if a server has been started
   * @param lastLine printed when all has ended
   */
  static GracefulShutdown register(
      LocalPostgres postgres, FileLock lock, PrintStream out, String lastLine) {
    GracefulShutdown end = new GracefulShutdown(out, lastLine);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> end.run(postgres, lock), "graceful-shutdown"));
    return end;
  }

  @Override
  public void serverStarted(Server started) {
    started.setStopAtShutdown(false); // that is done here, and would be done twice
    server.set(started);
  }

  private void run(LocalPostgres postgres, FileLock lock) {
    try {
      Server serving = server.get();
      if (serving != null) {
        out.println();
        out.println("Stopping."); // below the ^C
        serving.stop();
      }
    } catch (Exception failure) {
      System.err.println("coffee: the server did not stop cleanly: " + failure.getMessage());
    }
    // PostgreSQL would log its end after the last line of a command.
    disableLogging(EmbeddedPostgres.class);
    try (lock) {
      postgres.close();
      if (server.get() != null) {
        out.println(lastLine);
      }
    } catch (IOException failure) {
      System.err.println("coffee: PostgreSQL did not stop cleanly: " + failure.getMessage());
    }
  }

  private static void disableLogging(Class<?> verbose) {
    if (LoggerFactory.getLogger(verbose) instanceof Logger logger) {
      logger.setLevel(Level.WARN);
    }
  }
}
