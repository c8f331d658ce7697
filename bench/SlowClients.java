import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The latency of a good client alone, and while slow ones send a byte a second each: half of them
 * the head of a request, half of them a body. Those that are dropped come back at once. Started by
 * bench/slow-clients.
 *
 * <p>Arguments: port, number of slow clients, seconds of each phase. The key is in API_KEY.
 */
public final class SlowClients {

  private static final int WARM_UP_SECONDS = 10;
  private static final long NANOS_BETWEEN_REQUESTS = 5_000_000;
  private static final double NANOS_PER_MILLI = 1e6;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port;
  private final int clients;
  private final int seconds;
  private volatile boolean isOver;
  private volatile int dropped;

  private SlowClients(String[] arguments) {
    port = Integer.parseInt(arguments[0]);
    clients = Integer.parseInt(arguments[1]);
    seconds = Integer.parseInt(arguments[2]);
  }

  public static void main(String[] arguments) throws Exception {
    new SlowClients(arguments).run();
  }

  private void run() throws Exception {
    measure(WARM_UP_SECONDS);
    System.out.printf("%-24s %9s %10s %8s %8s%n", "ms", "requests", "median", "p99", "p99.9");
    double[] alone = show("alone", measure(seconds));
    Thread slow = new Thread(this::trickle);
    slow.start();
    double[] beside = show("beside %d slow".formatted(clients), measure(seconds));
    isOver = true;
    slow.join();
    double[] after = show("alone again", measure(seconds));
    System.out.printf(
        "ratio to the mean of both: median %.2f, p99 %.2f; %d connections were dropped%n",
        2 * beside[0] / (alone[0] + after[0]), 2 * beside[1] / (alone[1] + after[1]), dropped);
  }

  private long[] measure(int duration) throws IOException, InterruptedException {
    List<Long> latencies = new ArrayList<>();
    long end = System.nanoTime() + duration * 1_000_000_000L;
    for (long next = System.nanoTime(); next < end; next += NANOS_BETWEEN_REQUESTS) {
      long wait = next - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
      }
      long start = System.nanoTime();
      get("/v1/coffee/today");
      latencies.add(System.nanoTime() - start);
    }
    return latencies.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private static double[] show(String name, long[] sorted) {
    double[] at = Arrays.stream(new double[] {0.5, 0.99, 0.999})
        .map(part -> sorted[(int) (part * (sorted.length - 1))] / NANOS_PER_MILLI)
        .toArray();
    System.out.printf("%-24s %9d %10.2f %8.2f %8.2f%n", name, sorted.length, at[0], at[1], at[2]);
    return at;
  }

  private void get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + System.getenv("API_KEY"))
            .build();
    HttpResponse<Void> answer = http.send(request, BodyHandlers.discarding());
    if (answer.statusCode() != 200) {
      throw new IOException("answered " + answer.statusCode());
    }
  }

  private void trickle() {
    Socket[] sockets = new Socket[clients];
    try {
      while (!isOver) {
        for (int i = 0; i < clients; i++) {
          sockets[i] = sendAByte(sockets[i], i);
        }
        Thread.sleep(1_000);
      }
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Socket sendAByte(Socket socket, int number) throws IOException {
    try {
      if (socket != null) {
        if (socket.getInputStream().available() > 0) {
          throw new IOException("it was refused");
        }
        socket.getOutputStream().write('x');
        return socket;
      }
    } catch (IOException gone) {
      dropped++; // one thread alone counts
      socket.close();
    }
    Socket again = new Socket(InetAddress.getLoopbackAddress(), port);
    OutputStream out = again.getOutputStream();
    String head =
        "POST /v1/coffee HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + System.getenv("API_KEY");
    String end = "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
    out.write((number % 2 == 0 ? head : head + end).getBytes(ISO_8859_1));
    return again;
  }
}
