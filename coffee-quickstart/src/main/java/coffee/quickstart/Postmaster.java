package coffee.quickstart;

import coffee.app.configuration.StartupRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL that has left its mark in a cluster's folder.
 *
 * @param process the process whose number it left; perhaps somebody else's by now
 * @param port on which it listens
 * @param cluster folder of its data
 */
record Postmaster(ProcessHandle process, int port, Path cluster) {

  private static final String MARK = "postmaster.pid";
  private static final int PORT_LINE = 3;
  private static final long STOP_SECONDS = 30;

  /** The PostgreSQL that runs over a cluster, as far as one does. */
  static Optional<Postmaster> over(Path cluster) throws IOException {
    Path mark = cluster.resolve(MARK);
    if (!Files.exists(mark)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(mark);
    if (lines.size() <= PORT_LINE || !lines.get(0).matches("\\d{1,9}")) {
      return Optional.empty();
    }
    Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(lines.get(0)));
    if (process.isEmpty()) {
      return Optional.empty();
    }
    Postmaster found =
        new Postmaster(process.get(), Integer.parseInt(lines.get(PORT_LINE).strip()), cluster);
    if (found.isOurs()) {
      return Optional.of(found);
    }
    Files.delete(mark); // its number is another process's now, for which PostgreSQL would wait
    return Optional.empty();
  }

  /**
   * Ends it in an orderly way, once nobody is connected any more.
   *
   * @throws StartupRefusal if it goes on
   */
  void stop() {
    process.destroy();
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new StartupRefusal(
          "an earlier PostgreSQL of %s does not end: end it with kill -INT %d"
              .formatted(cluster, process.pid()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartupRefusal("interrupted", e);
    }
  }

  /** Whether the process works in the cluster's folder: numbers are given to others in time. */
  private boolean isOurs() throws IOException {
    Path workingFolder = Path.of("/proc", Long.toString(process.pid()), "cwd");
    if (Files.isSymbolicLink(workingFolder)) {
      return Files.readSymbolicLink(workingFolder).equals(cluster.toRealPath());
    }
    String command = process.info().commandLine().orElse("");
    return command.contains("postgres") && command.contains(cluster.toString());
  }
}
