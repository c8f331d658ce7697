package coffee.domain.correlation;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/**
 * A serialized answer. Immutable, so that one of up to a megabyte can be sent to many callers
 * without a copy for each.
 */
public final class AnswerBytes {

  private final byte[] bytes;

  private AnswerBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies the array. */
  public static AnswerBytes copyOf(byte[] bytes) {
    return new AnswerBytes(bytes.clone());
  }

  /** The number of bytes. */
  public int size() {
    return bytes.length;
  }

  /** A stream from the beginning. */
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return bytes.clone();
  }
}
