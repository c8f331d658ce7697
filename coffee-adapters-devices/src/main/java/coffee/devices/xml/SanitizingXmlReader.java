package coffee.devices.xml;

import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/**
 * Decodes UTF-8 XML so that a parser can read it: invalid control characters become blanks, and
 * bytes that are not UTF-8 become U+FFFD, since one broken name among millions of rows must not
 * fail the import. Single pass for speed on large files. Not thread-safe.
 */
final class SanitizingXmlReader extends Reader {

  /** Bounds tags and texts, which a parser keeps in memory. */
  private static final int MAX_BETWEEN_TAGS = 4 << 20;

  private static final char REPLACEMENT = '\uFFFD';
  private static final int LONGEST_SEQUENCE = 4;

  private static final byte PLAIN = 0;
  private static final byte TAG = 1;
  private static final byte CONTROL = 2;
  private static final byte[] KINDS = kinds();

  private final InputStream in;
  private final byte[] bytes = new byte[1 << 15];
  private int at;
  private int limit;
  private boolean ended;
  private long offset;
  private long lastTag;

  SanitizingXmlReader(InputStream in) {
    this.in = in;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[128];
    for (int c = 0; c < ' '; c++) {
      kinds[c] = CONTROL;
    }
    kinds['\t'] = PLAIN;
    kinds['\n'] = PLAIN;
    kinds['\r'] = PLAIN;
    kinds['<'] = TAG;
    kinds['>'] = TAG;
    return kinds;
  }

  @Override
  public int read(char[] buffer, int from, int length) throws IOException {
    if (length < 2) {
      throw new IllegalArgumentException("room for a surrogate pair is needed");
    }
    fill();
    int to = from;
    int last = from + length - 1;
    while (to < last && (limit - at >= LONGEST_SEQUENCE || (ended && at < limit))) {
      int b = bytes[at];
      if (b >= 0) {
        buffer[to++] = ascii(b);
        at++;
      } else {
        to = decode(buffer, to);
      }
    }
    if (offset + at - lastTag > MAX_BETWEEN_TAGS) {
      throw new UnreadableFileException(
          "tag_too_long",
          SourcePosition.offset(lastTag),
          "The tag at byte %d does not end within four megabytes.".formatted(lastTag));
    }
    return to == from ? -1 : to - from;
  }

  private char ascii(int b) {
    byte kind = KINDS[b];
    if (kind == TAG) {
      lastTag = offset + at;
    }
    return kind == CONTROL ? ' ' : (char) b;
  }

  /** Reads more until a whole sequence is available. */
  private void fill() throws IOException {
    if (limit - at >= LONGEST_SEQUENCE || ended) {
      return;
    }
    System.arraycopy(bytes, at, bytes, 0, limit - at);
    offset += at;
    limit -= at;
    at = 0;
    while (limit < LONGEST_SEQUENCE && !ended) {
      int count = in.read(bytes, limit, bytes.length - limit);
      ended = count < 0;
      limit += Math.max(count, 0);
    }
  }

  /** Decodes a multi-byte sequence, or replaces its first byte. */
  private int decode(char[] buffer, int to) {
    int length = Integer.numberOfLeadingZeros(~(bytes[at] << 24));
    int codePoint = length < 2 || length > LONGEST_SEQUENCE ? -1 : bytes[at] & (0x7F >> length);
    for (int i = 1; i < length && codePoint >= 0; i++) {
      boolean continues = at + i < limit && (bytes[at + i] & 0xC0) == 0x80;
      codePoint = continues ? codePoint << 6 | (bytes[at + i] & 0x3F) : -1;
    }
    if (codePoint < shortest(length) || !isCharacter(codePoint)) {
      at++;
      buffer[to] = REPLACEMENT;
      return to + 1;
    }
    at += length;
    return to + Character.toChars(codePoint, buffer, to);
  }

  /** The smallest code point with that many bytes. */
  private static int shortest(int length) {
    return switch (length) {
      case 2 -> 0x80;
      case 3 -> 0x800;
      default -> 0x10000;
    };
  }

  /** Whether it is a valid XML 1.0 character. */
  private static boolean isCharacter(int codePoint) {
    return codePoint <= Character.MAX_CODE_POINT
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE)
        && (codePoint & 0xFFFE) != 0xFFFE;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
