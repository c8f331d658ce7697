package coffee.devices.own;

import coffee.devices.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * UTF-8 text line by line, ended by LF or CR LF, with or without a byte order mark. A line that
 * cannot be read does not spoil those after it, and one without end does not fill the memory. Not
 * safe for use by many threads.
 */
final class TextLines {

  /** Longest line that is read, in bytes; the longest sensible row has about 3,000. */
  static final int MAX_LINE_BYTES = 65_536;

  private static final int BUFFER_BYTES = 65_536;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final BufferedInputStream in;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Deque<TextLine> putBack = new ArrayDeque<>();
  private long number;

  TextLines(InputStream in) {
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
  }

  /** The first line of a file's beginning, without byte order mark; empty if that has no line. */
  static String first(byte[] head) {
    String text = new String(head, StandardCharsets.UTF_8);
    return withoutMark(text).lines().filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  /** The next line that is not blank; empty at the end of the file. */
  Optional<TextLine> nextFilled() throws IOException {
    Optional<TextLine> line = next();
    while (line.isPresent() && line.get().isBlank()) {
      line = next();
    }
    return line;
  }

  /** The next line; empty at the end of the file. */
  Optional<TextLine> next() throws IOException {
    return putBack.isEmpty() ? read() : Optional.of(putBack.removeFirst());
  }

  /** Returns lines that were read but belong to later rows. */
  void putBack(List<TextLine> unused) {
    for (int i = unused.size() - 1; i >= 0; i--) {
      putBack.addFirst(unused.get(i));
    }
  }

  private Optional<TextLine> read() throws IOException {
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
    byte[] start = bytes.toByteArray();
    return new TextLine(
        number,
        new String(start, 0, Problem.MAX_ORIGINAL_LENGTH, StandardCharsets.UTF_8),
        Optional.of("the line is longer than %d bytes".formatted(MAX_LINE_BYTES)));
  }

  private TextLine decoded(byte[] line) {
    int length = line.length > 0 && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString();
      return new TextLine(number, number == 1 ? withoutMark(text) : text, Optional.empty());
    } catch (CharacterCodingException e) {
      String text = new String(line, 0, length, StandardCharsets.UTF_8);
      return new TextLine(number, text, Optional.of("the line is not UTF-8"));
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
