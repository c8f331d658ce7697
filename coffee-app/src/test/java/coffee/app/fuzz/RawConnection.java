package coffee.app.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import coffee.rest.contract.ContractResponse;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** A client that sends arbitrary bytes over one connection while it is kept open. */
final class RawConnection implements AutoCloseable {

  private final int port;
  private Socket socket = new Socket();
  private InputStream in = InputStream.nullInputStream();

  RawConnection(int port) {
    this.port = port;
    close();
  }

  /** The response to a request; retries if a kept connection had just been closed. */
  ContractResponse exchange(RawRequest request) throws IOException {
    boolean isKept = !socket.isClosed();
    try {
      return send(request);
    } catch (EOFException ended) {
      if (isKept) {
        return send(request);
      }
      throw ended;
    }
  }

  private ContractResponse send(RawRequest request) throws IOException {
    if (socket.isClosed()) {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    }
    try {
      socket.getOutputStream().write(request.bytes());
    } catch (SocketException hungUp) {
      // it may have answered before it did
    }
    return read(!request.method().equals("HEAD"));
  }

  private ContractResponse read(boolean withBody) throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] parts = line.split(":", 2);
      headers.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(parts[1].strip());
    }
    byte[] body = withBody && status != 204 && status != 304 ? body(headers) : new byte[0];
    if (has(headers, "Connection", "close")) {
      close();
    }
    return new ContractResponse(status, headers, text(headers, body));
  }

  private byte[] body(Map<String, List<String>> headers) throws IOException {
    if (!has(headers, "Transfer-Encoding", "chunked")) {
      return headers.containsKey("Content-Length")
          ? in.readNBytes(Integer.parseInt(headers.get("Content-Length").get(0)))
          : in.readAllBytes();
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private static String text(Map<String, List<String>> headers, byte[] body) throws IOException {
    if (!has(headers, "Content-Encoding", "gzip") || body.length == 0) {
      return new String(body, UTF_8);
    }
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(plain.readAllBytes(), UTF_8);
    }
  }

  private static boolean has(Map<String, List<String>> headers, String name, String value) {
    return headers.getOrDefault(name, List.of()).stream().anyMatch(value::equalsIgnoreCase);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = next(); next != '\n'; next = next()) {
      if (next < 0) {
        close();
        throw new EOFException("the connection ended without an answer");
      }
      line.write(next);
    }
    return line.toString(ISO_8859_1).strip();
  }

  private int next() {
    try {
      return in.read();
    } catch (IOException reset) {
      return -1;
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException gone) {
      // it is closed
    }
  }
}
