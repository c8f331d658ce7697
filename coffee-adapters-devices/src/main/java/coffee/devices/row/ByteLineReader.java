package coffee.devices.row;

import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the lines of a file as bytes in a buffer, without line ends. Not thread-safe. */
public final class ByteLineReader {

  /** Far above the few hundred bytes of usual rows. */
  public static final int MAX_LINE_BYTES = 1 << 20;

  private final InputStream in;
  private byte[] buffer = new byte[1 << 16];
  private int start;
  private int length;
  private int next;
  private int limit;
  private long number;
  private boolean ended;

  /** Reads content in UTF-8, with or without a byte order mark. */
  public ByteLineReader(InputStream in) throws IOException {
    this.in = in;
    fill();
    if (limit >= 3 && new String(buffer, 0, 3, StandardCharsets.UTF_8).equals("\uFEFF")) {
      next = 3;
    }
  }

  /**
   * Advances to the next line.
   *
   * @return false at the end
   * @throws UnreadableFileException {@code line_too_long}
   */
  public boolean next() throws IOException {
    start = next;
    int at = next;
    while (true) {
      for (; at < limit; at++) {
        if (buffer[at] == '\n') {
          return lineEndingAt(at, at + 1);
        }
      }
      if (ended) {
        return start < limit && lineEndingAt(limit, limit);
      }
      at -= start;
      fill();
      at += start;
    }
  }

  private boolean lineEndingAt(int end, int newNext) {
    next = newNext;
    length = end > start && buffer[end - 1] == '\r' ? end - 1 - start : end - start;
    number++;
    return true;
  }

  /** Reads more, keeping the current line. */
  private void fill() throws IOException {
    if (limit - start > MAX_LINE_BYTES) {
      throw new UnreadableFileException(
          "line_too_long",
          SourcePosition.line(number + 1),
          "Line %d is longer than a megabyte.".formatted(number + 1));
    }
    System.arraycopy(buffer, start, buffer, 0, limit - start);
    limit -= start;
    start = 0;
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * limit);
    }
    int read = in.read(buffer, limit, buffer.length - limit);
    ended = read < 0;
    limit += Math.max(read, 0);
  }

  /** The buffer with the line; changes with {@link #next()}. */
  public byte[] buffer() {
    return buffer;
  }

  /** Offset of the line in the buffer. */
  public int start() {
    return start;
  }

  public int length() {
    return length;
  }

  /** The number of the line, from 1. */
  public long number() {
    return number;
  }

  public boolean isBlank() {
    for (int i = start; i < start + length; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** The line as text. */
  public String currentText() {
    return new String(buffer, start, length, StandardCharsets.UTF_8);
  }
}
