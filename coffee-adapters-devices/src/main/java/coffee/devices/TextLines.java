package coffee.devices;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * UTF-8 text line by line, ended by LF or CR LF. A line that cannot be read does not spoil those
 * after it, and one without end does not fill the memory. Not safe for use by many threads.
 */
final class TextLines implements Closeable {

  /** Longest line that is read, in bytes; the longest sensible row has about 3,000. */
  static final int MAX_LINE_BYTES = 65_536;

  private final BufferedInputStream in;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private long number;

  TextLines(BufferedInputStream in) {
    this.in = in;
  }

  /** The next line; empty at the end of the file. */
  Optional<TextLine> next() throws IOException {
    bytes.reset();
    boolean tooLong = false;
    int next = in.read();
    if (next < 0) {
      return Optional.empty();
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      if (bytes.size() < MAX_LINE_BYTES) {
        bytes.write(next);
      } else {
        tooLong = true;
      }
    }
    number++;
    return Optional.of(tooLong ? tooLong() : decoded(bytes.toByteArray()));
  }

  private TextLine tooLong() {
    String start = bytes.toString(StandardCharsets.UTF_8);
    return new TextLine(
        number,
        TextLine.shown(start),
        Optional.of("the line is longer than %d bytes".formatted(MAX_LINE_BYTES)));
  }

  private TextLine decoded(byte[] line) {
    int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString();
      return new TextLine(number, text, Optional.empty());
    } catch (CharacterCodingException e) {
      String text = new String(line, 0, length, StandardCharsets.UTF_8);
      return new TextLine(number, text, Optional.of("the line is not UTF-8"));
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
