package coffee.app.support;

import coffee.app.CoffeeApplication;
import coffee.persistence.Postgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;

/** The service in a process of its own, that can be killed. */
public final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final int port;

  private ChildProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it over a database; it serves. */
  public static ChildProcess serving(Postgres database) throws IOException {
    return serving(database, Map.of());
  }

  /** Starts it over a database, with further variables in its environment; it serves. */
  public static ChildProcess serving(Postgres database, Map<String, String> further)
      throws IOException {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            CoffeeApplication.class.getName(),
            "server");
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            RunningService.environment(
                database.jdbcUrl(), Map.of("PORT", Integer.toString(port), "LOG_LEVEL", "INFO")));
    builder.environment().putAll(further);
    builder.redirectErrorStream(true);
    ChildProcess child = new ChildProcess(builder.start(), port);
    child.awaitStart();
    return child;
  }

  /** A client with the owner's key. */
  public HttpCalls owner() {
    return new HttpCalls(port, RunningService.KEY);
  }

  /** Ends it as {@code kill -9} does, and waits until it has ended. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }

  private void awaitStart() throws IOException {
    BufferedReader output = process.inputReader();
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains("listens on")) {
        return;
      }
      said.append(line).append('\n');
    }
    throw new IOException(said.toString());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
