package coffee.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiTestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The state of a connection whose request was answered before its body was read. */
class UnconsumedBodyHandlerTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final String END_OF_HEAD = "\r\n\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /v1/coffee HTTP/1.1\r\nAuthorization: Bearer wrong\r\n",
        "DELETE /v1/coffee/999999 HTTP/1.1\r\nAuthorization: Bearer key-1\r\n",
        "POST /nothing HTTP/1.1\r\n",
        "BREW / HTTP/1.1\r\n"
      })
  void closesConnectionIfBodyIsIncomplete(String head) throws IOException {
    try (Socket socket = connect()) {
      send(socket, head + "Host: localhost\r\nContent-Length: 2" + END_OF_HEAD);

      assertThat(head(socket)).startsWith("HTTP/1.1 4").contains("Connection: close");
    }
  }

  @Test
  void keepsConnectionIfBodyIsComplete() throws IOException {
    try (Socket socket = connect()) {
      String refused = "DELETE /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2";
      for (int request = 0; request < 2; request++) {
        send(socket, refused + END_OF_HEAD + "{}");
        assertThat(head(socket)).startsWith("HTTP/1.1 404 ").doesNotContain("Connection: close");
      }
    }
  }

  private static Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), SERVICE.port());
  }

  private static void send(Socket socket, String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The head of the next response; its body is skipped. */
  private static String head(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf(END_OF_HEAD) < 0) {
      head.append((char) in.read());
    }
    String length = head.toString().replaceAll("(?s).*\r\nContent-Length: (\\d+)\r\n.*", "$1");
    in.skipNBytes(Long.parseLong(length));
    return head.toString();
  }
}
