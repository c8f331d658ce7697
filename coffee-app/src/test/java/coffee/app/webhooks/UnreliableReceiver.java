package coffee.app.webhooks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver on 127.0.0.1 that fails in the way it is told to. */
final class UnreliableReceiver implements AutoCloseable {

  /** What it does with a request. */
  enum Behaviour {
    ACCEPTS("HTTP/1.1 204 No Content\r\n\r\n"),
    ERROR("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"),
    REDIRECTS("HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\n\r\n"),
    NOT_FOUND("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
    GARBAGE("this is not HTTP at all\r\n\r\n"),
    CLOSES_EARLY(""),
    NEVER_ANSWERS(""),
    DRIPS_HEADERS("HTTP/1.1 200 OK\r\n"),
    ENDLESS_LINE("HTTP/1.1 200 OK\r\nX-Long: "),
    ENDLESS_HEADERS("HTTP/1.1 200 OK\r\n"),
    ENDLESS_BODY("HTTP/1.1 503 Service Unavailable\r\nTransfer-Encoding: chunked\r\n\r\n");

    private final String beginning;

    Behaviour(String beginning) {
      this.beginning = beginning;
    }
  }

  /** A request that arrived. */
  record Received(String path, Map<String, String> headers, String body, boolean isAccepted) {

    /** A header, empty if it is missing. */
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** Much more than anything that is read, and little enough for a test. */
  private static final int MANY_BYTES = 8 << 20;

  private static final int MILLIS_BETWEEN_DRIPS = 10;

  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = Behaviour.ACCEPTS;

  UnreliableReceiver() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::listen);
  }

  URI url() {
    return url("127.0.0.1");
  }

  /** Its address by another name of the machine. */
  URI url(String host) {
    return URI.create("http://%s:%d/hook".formatted(host, socket.getLocalPort()));
  }

  void behave(Behaviour next) {
    behaviour = next;
  }

  List<Received> received() {
    return received;
  }

  /** How many connections the other side has not closed. */
  long connections() {
    return open.stream().filter(connection -> isOpen(connection, 1)).count();
  }

  /** Waits up to some milliseconds for the other side to close. */
  private static boolean isOpen(Socket connection, int millis) {
    try {
      connection.setSoTimeout(millis);
      return !connection.isClosed() && connection.getInputStream().read() >= 0;
    } catch (java.net.SocketTimeoutException nothingToRead) {
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        open.add(connection);
        threads.execute(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    Behaviour now = behaviour;
    try {
      received.add(read(connection, now == Behaviour.ACCEPTS));
      OutputStream out = connection.getOutputStream();
      out.write(now.beginning.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      switch (now) {
        case NEVER_ANSWERS -> {}
        case DRIPS_HEADERS -> drip(connection);
        case ENDLESS_LINE -> repeat(out, "a".repeat(1_024));
        case ENDLESS_HEADERS -> repeat(out, "X-More: a\r\n".repeat(100));
        case ENDLESS_BODY -> repeat(out, "400\r\n" + "a".repeat(1_024) + "\r\n");
        default -> connection.close();
      }
    } catch (IOException left) {
      // it has what it wanted
    }
  }

  /** Sends a character at a time until the other side closes the connection. */
  private static void drip(Socket connection) throws IOException {
    while (isOpen(connection, MILLIS_BETWEEN_DRIPS)) {
      connection.getOutputStream().write('a');
    }
  }

  private static void repeat(OutputStream out, String piece) throws IOException {
    byte[] bytes = piece.getBytes(StandardCharsets.US_ASCII);
    for (int sent = 0; sent < MANY_BYTES; sent += bytes.length) {
      out.write(bytes);
    }
    out.flush();
  }

  private static Received read(Socket connection, boolean isAccepted) throws IOException {
    InputStream in = new BufferedInputStream(connection.getInputStream());
    String path = line(in).split(" ", -1)[1];
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] parts = line.split(": ", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Received(path, headers, body, isAccepted);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the request ended early");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : open) {
      connection.close();
    }
    threads.shutdownNow();
  }
}
