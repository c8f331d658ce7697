package coffee.app.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A raw HTTP request.
 *
 * @param number number that reproduces it
 * @param headers header lines without line ends
 * @param isChunked whether the body is sent without its length
 * @param isMalformed whether a server may refuse it before routing
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RawRequest(
    int number,
    String method,
    String target,
    List<String> headers,
    byte[] body,
    boolean isChunked,
    boolean isMalformed) {

  private static final int SHOWN = 300;

  byte[] bytes() {
    StringBuilder head = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1");
    head.append("\r\nHost: localhost\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    if (isChunked) {
      head.append("Transfer-Encoding: chunked\r\n\r\n");
      bytes.writeBytes(head.toString().getBytes(ISO_8859_1));
      if (body.length > 0) {
        bytes.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        bytes.writeBytes("\r\n".getBytes(ISO_8859_1));
      }
      bytes.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
    } else {
      head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
      bytes.writeBytes(head.toString().getBytes(ISO_8859_1));
      bytes.writeBytes(body);
    }
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    String text = new String(bytes(), ISO_8859_1);
    return "request %d:%n%s"
        .formatted(number, text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…");
  }
}
