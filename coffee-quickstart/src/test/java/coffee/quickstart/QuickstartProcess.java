package coffee.quickstart;

import static java.util.stream.Collectors.joining;

import coffee.domain.FreePort;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What {@code ./run} starts, in a process of its own, and what it prints. */
final class QuickstartProcess implements AutoCloseable {

  private final Process process;
  private final int port;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader = new Thread(this::read, "output-of-quickstart");
  private boolean hasEnded;

  private QuickstartProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it on free ports.
   *
   * @param home where it is started; its data goes to the directory {@code data} there
   * @param further environment of it, besides
   */
  static QuickstartProcess start(Path home, Map<String, String> further, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1"); // optimizing what runs for seconds costs more
    command.addAll(List.of("-cp", withoutTests(System.getProperty("java.class.path"))));
    command.addAll(List.of("-Dcoffee.home=" + home, Quickstart.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    int port = FreePort.find();
    builder.environment().clear();
    builder.environment().putAll(further);
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("ADMIN_PORT", Integer.toString(FreePort.find()));
    QuickstartProcess started =
        new QuickstartProcess(builder.redirectErrorStream(true).start(), port);
    started.reader.start();
    return started;
  }

  /** Tests have a log of their own. */
  private static String withoutTests(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
        .collect(joining(File.pathSeparator));
  }

  private void read() {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        add(line);
      }
    } catch (IOException killed) {
      throw new UncheckedIOException(killed);
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    hasEnded = true;
    notifyAll();
  }

  /** Waits until it has printed all of its banner, or ended without. */
  synchronized void awaitBanner() throws InterruptedException {
    while (!hasEnded && lines.stream().noneMatch(line -> line.contains("other machines"))) {
      wait();
    }
    if (hasEnded) {
      throw new IllegalStateException(text());
    }
  }

  /** Tells it to end, as Ctrl-C does, and waits for it. */
  void stop() throws InterruptedException {
    process.toHandle().destroy(); // by the handle, which leaves the output open
    awaitEnd();
  }

  /**
   * Waits until it has ended.
   *
   * @return its exit status
   */
  int awaitEnd() throws InterruptedException {
    int status = process.waitFor();
    reader.join();
    return status;
  }

  /** Where it serves. */
  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** What it has printed so far. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** The same in one. */
  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
