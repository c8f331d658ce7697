package coffee.quickstart;

import coffee.app.configuration.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL server according to the lock file of its cluster.
 *
 * @param process the process with the recorded id, which may have been reused
 * @param port port that it listens on
 * @param cluster data directory of the cluster
 */
record PostgresProcess(ProcessHandle process, int port, Path cluster) {

  private static final String MARK = "postmaster.pid";
  private static final int PORT_LINE = 3;
  private static final long STOP_SECONDS = 30;

  /** The running PostgreSQL of a cluster, if there is one. */
  static Optional<PostgresProcess> find(Path cluster) throws IOException {
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
    PostgresProcess found =
        new PostgresProcess(process.get(), Integer.parseInt(lines.get(PORT_LINE).strip()), cluster);
    if (found.runsInCluster()) {
      return Optional.of(found);
    }
    Files.delete(mark); // its number is another process's now, for which PostgreSQL would wait
    return Optional.empty();
  }

  /**
   * Stops it once no client is connected any more.
   *
   * @throws OperatorException if it does not stop
   */
  void stop() {
    process.destroy();
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException failure) {
      throw new OperatorException(
          "an earlier PostgreSQL of %s does not stop: stop it with kill -INT %d"
              .formatted(cluster, process.pid()),
          failure);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new OperatorException("interrupted", interruption);
    }
  }

  /** Whether the process runs in the data directory: process ids are reused. */
  private boolean runsInCluster() throws IOException {
    Path workingFolder = Path.of("/proc", Long.toString(process.pid()), "cwd");
    if (Files.isSymbolicLink(workingFolder)) {
      return Files.readSymbolicLink(workingFolder).equals(cluster.toRealPath());
    }
    String command = process.info().commandLine().orElse("");
    return command.contains("postgres") && command.contains(cluster.toString());
  }
}
