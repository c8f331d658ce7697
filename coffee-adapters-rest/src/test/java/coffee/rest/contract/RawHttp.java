package coffee.rest.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/**
 * Exchanges raw bytes with a local server that may answer and close the connection before it has
 * read everything. HTTP clients report that as an error if they are still sending.
 */
public final class RawHttp {

  private RawHttp() {}

  /** Sends a request, and returns what the server sends until it closes the connection. */
  public static String exchange(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      try {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        socket.shutdownOutput(); // nothing more comes: the server need not wait for it
      } catch (SocketException closed) {
        // it has answered already
      }
      return receive(socket.getInputStream());
    }
  }

  private static String receive(InputStream in) throws IOException {
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    byte[] part = new byte[8_192];
    try {
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        received.write(part, 0, count);
      }
    } catch (SocketException reset) {
      // it closed the connection without reading all of the request
    }
    return received.toString(UTF_8);
  }
}
