package coffee.domain.correlation;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * A finished answer as it is remembered. Immutable: many callers can be sent the same one, which
 * may have a megabyte, without a copy for each.
 */
public final class AnswerBytes {

  private final byte[] bytes;

  private AnswerBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** An answer of these bytes; what becomes of the array is not seen. */
  public static AnswerBytes copyOf(byte[] bytes) {
    return new AnswerBytes(bytes.clone());
  }

  /** How many bytes there are. */
  public int size() {
    return bytes.length;
  }

  /** Reads the answer from its beginning. */
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  /** The bytes in an array of the caller's own. */
  public byte[] toArray() {
    return bytes.clone();
  }
}
