package coffee.devices.apple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the tags of some elements without parsing what is between them. Tags of other elements, and
 * those too long to be true, are gone over. Not for many threads.
 */
final class TagScan {

  private static final int MAX_TAG_BYTES = 1 << 14;

  private final InputStream in;
  private final byte[][] prefixes;
  private byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;
  private int limit;

  /**
   * Over a file.
   *
   * @param prefixes how the wanted tags start, such as {@code "<Record "}
   */
  TagScan(InputStream in, String... prefixes) {
    this.in = in;
    this.prefixes =
        Arrays.stream(prefixes)
            .map(prefix -> prefix.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
  }

  /** Goes to the next tag that starts as wanted; false at the end. */
  boolean next() throws IOException {
    int at = end;
    while (true) {
      while (at < limit && buffer[at] != '<') {
        at++;
      }
      start = at;
      int close = endOfTag();
      if (close < 0) {
        return false;
      }
      at = start + 1;
      if (isWanted()) {
        end = close;
        return true;
      }
    }
  }

  /**
   * Where the tag ends that starts at {@link #start}, read whole into the buffer; -1 at the end.
   */
  private int endOfTag() throws IOException {
    int at = start;
    while (true) {
      for (; at < limit; at++) {
        if (buffer[at] == '>') {
          return at + 1;
        }
      }
      if (at - start > MAX_TAG_BYTES) {
        return at;
      }
      at -= start;
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      limit -= start;
      start = 0;
      int count = in.read(buffer, limit, buffer.length - limit);
      if (count < 0) {
        return -1;
      }
      limit += count;
    }
  }

  private boolean isWanted() {
    for (byte[] prefix : prefixes) {
      if (startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  boolean startsWith(String prefix) {
    return startsWith(prefix.getBytes(StandardCharsets.US_ASCII));
  }

  private boolean startsWith(byte[] prefix) {
    return start + prefix.length <= limit
        && Arrays.equals(buffer, start, start + prefix.length, prefix, 0, prefix.length);
  }

  /** Whether the tag holds a text. */
  boolean contains(String text) {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    for (int at = start; at + wanted.length <= end; at++) {
      if (buffer[at] == wanted[0]
          && Arrays.equals(buffer, at, at + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  /** The tag. */
  String text() {
    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
  }
}
