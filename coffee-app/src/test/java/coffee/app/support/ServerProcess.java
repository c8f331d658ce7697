package coffee.app.support;

import coffee.app.CoffeeApplication;
import coffee.persistence.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service in a separate process that can be stopped or killed. */
public final class ServerProcess implements AutoCloseable {

  /** The first reported address is that of the main port. */
  private static final Pattern LISTENS = Pattern.compile("listens on \\[[^,]*:(\\d+)");

  /** Optimizing what runs for seconds costs more than it brings. */
  private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1");

  /** It exited before it listened. */
  private static final int NOWHERE = 0;

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private boolean hasEnded;
  private final Thread reader = new Thread(this::read, "output-of-child");

  private ServerProcess(Process process) {
    this.process = process;
  }

  /** Starts it with a database and waits until it serves. */
  public static ServerProcess serving(TestDatabase database) throws IOException {
    return serving(database, Map.of());
  }

  /** Starts it with a database and more environment variables, and waits until it serves. */
  public static ServerProcess serving(TestDatabase database, Map<String, String> further)
      throws IOException {
    return serving(database, further, List.of());
  }

  /** The same, with JVM options. */
  public static ServerProcess serving(
      TestDatabase database, Map<String, String> further, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_LIVED);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(CoffeeApplication.class.getName(), "server"));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = new HashMap<>(further);
    environment.putIfAbsent("LOG_LEVEL", "INFO");
    builder.environment().clear();
    builder.environment().putAll(RunningService.environment(database.jdbcUrl(), environment));
    builder.redirectErrorStream(true);
    ServerProcess child = new ServerProcess(builder.start());
    child.reader.start();
    if (child.port() == NOWHERE) {
      throw new IOException(String.join("\n", child.lines()));
    }
    return child;
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        add(line);
        Matcher told = LISTENS.matcher(line);
        if (told.find()) {
          port.complete(Integer.parseInt(told.group(1)));
        }
      }
    } catch (IOException killed) {
      throw new UncheckedIOException(killed);
    } finally {
      port.complete(NOWHERE);
      end();
    }
  }

  private void add(String line) {
    synchronized (lines) {
      lines.add(line);
      lines.notifyAll();
    }
  }

  private void end() {
    synchronized (lines) {
      hasEnded = true;
      lines.notifyAll();
    }
  }

  /** Waits until it has printed a text, or exited without it. */
  public void awaitLine(String text) throws InterruptedException {
    synchronized (lines) {
      int next = 0; // each line is looked at once: there are thousands at the level of debugging
      while (next < lines.size() || !hasEnded) {
        if (next == lines.size()) {
          lines.wait();
        } else if (lines.get(next++).contains(text)) {
          return;
        }
      }
    }
  }

  /** Its local URL. */
  public int port() {
    return port.join();
  }

  /** A client with the owner's key. */
  public HttpTestClient owner() {
    return with(RunningService.KEY);
  }

  /** A client with a given key. */
  public HttpTestClient with(String key) {
    return new HttpTestClient(port(), key);
  }

  /** Sends SIGTERM without waiting. */
  public void tellToEnd() {
    process.toHandle().destroy(); // by the handle, which leaves the output open
  }

  /** Waits for the exit. */
  public void awaitEnd() throws InterruptedException {
    process.waitFor();
    reader.join();
  }

  /** Its output so far. */
  public List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** Kills it and waits for the exit. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
