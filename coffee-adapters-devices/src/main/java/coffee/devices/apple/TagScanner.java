package coffee.devices.apple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the tags of some elements without parsing content between them. Tags of other elements and
 * overlong ones are skipped. Not thread-safe.
 */
final class TagScanner {

  private static final int NONE = -1;
  private static final int MAX_TAG_BYTES = 1 << 14;

  private final InputStream in;
  private final byte[][] prefixes;
  private final int longest;
  private final byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;
  private int limit;

  /**
   * Scans a stream.
   *
   * @param prefixes how the tags start that are found, such as {@code "<Workout "}
   */
  TagScanner(InputStream in, String... prefixes) {
    this.in = in;
    this.prefixes =
        Arrays.stream(prefixes)
            .map(prefix -> prefix.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);
    this.longest = Arrays.stream(this.prefixes).mapToInt(prefix -> prefix.length).max().orElse(0);
  }

  /**
   * Advances to the next matching tag.
   *
   * @return the index of its prefix, or -1 at the end
   */
  int next() throws IOException {
    start = end;
    while (true) {
      while (start < limit && buffer[start] != '<') {
        start++;
      }
      if (limit - start < longest && fill()) {
        continue;
      }
      if (start == limit) {
        return NONE;
      }
      int prefix = prefix();
      if (prefix != NONE && findEnd()) {
        return prefix;
      }
      start++;
    }
  }

  private int prefix() {
    for (int i = 0; i < prefixes.length; i++) {
      int to = start + prefixes[i].length;
      if (to <= limit && Arrays.equals(buffer, start, to, prefixes[i], 0, prefixes[i].length)) {
        return i;
      }
    }
    return NONE;
  }

  /** Finds the end of the tag, reading more if needed; false if it is too long or unterminated. */
  private boolean findEnd() throws IOException {
    int length = 0;
    while (length < MAX_TAG_BYTES && (start + length < limit || fill())) {
      if (buffer[start + length] == '>') {
        end = start + length + 1;
        return true;
      }
      length++;
    }
    return false;
  }

  /** Reads more, keeping the buffer from {@link #start}; false at the end. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, limit - start);
    limit -= start;
    start = 0;
    int count = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(count, 0);
    return count >= 0;
  }

  /** Whether the tag contains a text. */
  boolean contains(String text) {
    byte[] pattern = text.getBytes(StandardCharsets.US_ASCII);
    for (int at = start; at + pattern.length <= end; at++) {
      if (buffer[at] == pattern[0]
          && Arrays.equals(buffer, at, at + pattern.length, pattern, 0, pattern.length)) {
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
