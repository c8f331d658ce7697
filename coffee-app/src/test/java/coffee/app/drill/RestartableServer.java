package coffee.app.drill;

import coffee.app.CoffeeApplication;
import coffee.app.support.RunningService;
import coffee.domain.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service in a separate process that can be stopped, killed and restarted. */
final class RestartableServer implements AutoCloseable {

  private final Map<String, String> environment;
  private final List<String> prefix;
  private final int port;
  private Process process;

  RestartableServer(String databaseUrl, Map<String, String> further) throws IOException {
    this(databaseUrl, further, List.of());
  }

  /**
   * Starts it.
   *
   * @param prefix command that runs it as its argument
   */
  RestartableServer(String databaseUrl, Map<String, String> further, List<String> prefix)
      throws IOException {
    this.prefix = prefix;
    this.port = FreePort.find(); // the same when it is started again
    this.environment = new HashMap<>(RunningService.environment(databaseUrl, further));
    environment.put("PORT", Integer.toString(port));
    environment.put("LOG_LEVEL", "INFO");
    environment.put("LIMITS_ENABLED", "false"); // the clients write faster than persons do
    this.process = started();
  }

  private Process started() throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(CoffeeApplication.class.getName());
    command.add("server");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    Process child = builder.start();
    BufferedReader output = child.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains("listens on")) {
        swallow(output);
        return child;
      }
      said.append(line).append('\n');
    }
    throw new IOException(said.toString());
  }

  /** A full pipe that nobody reads would block the service. */
  private static void swallow(BufferedReader output) {
    Thread reader = new Thread(() -> output.lines().forEach(line -> {}));
    reader.setDaemon(true);
    reader.start();
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /**
   * Sends SIGTERM and waits for the exit.
   *
   * @return exit code
   */
  int terminate() {
    process.destroy();
    return process.onExit().join().exitValue();
  }

  /**
   * Restarts it.
   *
   * @return {@link System#nanoTime()} when it reported its port
   */
  long startAgain() throws IOException {
    process = started();
    return System.nanoTime();
  }

  @Override
  public void close() {
    kill();
  }
}
