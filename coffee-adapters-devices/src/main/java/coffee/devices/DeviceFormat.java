package coffee.devices;

import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;

/**
 * A file format for intakes, heart rates and steps of devices and apps. {@code
 * DeviceFormatContract} is the full specification. Immutable and thread-safe.
 *
 * <p>The steps of a row are those of a period of at most 30 minutes; {@code StepPeriods} refuses
 * longer ones.
 */
public interface DeviceFormat {

  /** Its stable name for programs, {@code snake_case}, such as {@code apple_health}. */
  String name();

  /**
   * Whether a file seems to have this format, judged by its content.
   *
   * @param head the first bytes of the file, as many as there are up to {@link Content#HEAD_BYTES}
   */
  boolean recognizes(byte[] head);

  /**
   * Whether the whole content confirms that a file has this format, if its head alone cannot tell.
   *
   * @param content of a file that is recognized by its head
   * @throws IOException if the content cannot be read
   */
  default boolean isConfirmedBy(Content content) throws IOException {
    return true;
  }

  /**
   * Whether a file of an archive seems to have this format, judged by its name and content. Data of
   * several kinds may have the same shape; names tell them apart.
   *
   * @param name its name in the archive, with directories
   * @param head as for {@link #recognizes(byte[])}
   */
  default boolean recognizes(String name, byte[] head) {
    return recognizes(head);
  }

  /**
   * Whether a file may have this format, although data of another kind has the same shape. Such a
   * file is not recognized by its content; the sender has to name the format.
   *
   * @param head as for {@link #recognizes(byte[])}
   */
  default boolean isPossible(byte[] head) {
    return false;
  }

  /**
   * Reads all rows in file order, in constant memory.
   *
   * @param content the whole file; opened streams are closed
   * @param settings settings that the file does not contain, and validation rules
   * @param entries receives every row once, as accepted, refused or skipped. Its exceptions end
   *     reading and are propagated.
   * @throws UnreadableFileException if the rest of the file cannot be read: it has another format,
   *     is damaged or exceeds a limit. Rows received before stay valid.
   * @throws IOException if the content cannot be read
   */
  void read(Content content, ReaderSettings settings, RowHandler entries) throws IOException;
}
