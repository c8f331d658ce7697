package coffee.devices.xml;

import coffee.devices.Place;
import coffee.devices.UnreadableFileException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * XML as a parser can read it: the document type is left out, be it well-formed or not, and control
 * characters that XML does not know are blanks. Lines keep their numbers.
 */
final class CleanXml extends FilterInputStream {

  /** No device writes longer tags or texts, and a parser would have to hold them. */
  private static final int MAX_BETWEEN_TAGS = 4 << 20;

  private long offset;
  private long lastTag;

  private CleanXml(InputStream in) {
    super(in);
  }

  /** The same document, clean. */
  static InputStream of(InputStream in) throws IOException {
    return new CleanXml(Prolog.withoutDocumentType(in));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int count = in.read(buffer, from, length);
    for (int i = from; i < from + count; i++) {
      byte b = buffer[i];
      if (b == '<' || b == '>') {
        lastTag = offset + i - from;
      } else if (b >= 0 && b < ' ' && b != '\n' && b != '\t' && b != '\r') {
        buffer[i] = ' ';
      }
    }
    offset += Math.max(count, 0);
    if (offset - lastTag > MAX_BETWEEN_TAGS) {
      throw new UnreadableFileException(
          "tag_too_long",
          Place.offset(lastTag),
          "From byte %d on there is no end of a tag for four megabytes.".formatted(lastTag));
    }
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
