package coffee.devices;

import coffee.domain.imports.Entries;
import java.io.IOException;

/**
 * A format in which devices and apps write intakes and heart rates. {@code DeviceFormatContract} is
 * the full specification. Immutable and safe for use by many threads.
 */
public interface DeviceFormat {

  /** Its stable name for programs, {@code snake_case}, such as {@code apple_health}. */
  String name();

  /**
   * Whether a file looks like this format, judged by its content alone.
   *
   * @param head the first bytes of the file, as many as there are up to {@link Content#HEAD_BYTES}
   */
  boolean recognises(byte[] head);

  /**
   * Reads everything, in the order of the file, in constant memory.
   *
   * @param content the whole file; what it opens is closed
   * @param terms what the file leaves open, and what is acceptable
   * @param entries receives every row once, as taken, refused or passed over. An exception of its
   *     own ends the reading and comes out unchanged.
   * @throws UnreadableFileException if the rest of the file cannot be read: it is not what it says,
   *     is damaged, or would cost more than it is worth. What was handed over before stays valid.
   * @throws IOException if the content cannot be got
   */
  void read(Content content, Terms terms, Entries entries) throws IOException;
}
