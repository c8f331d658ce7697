package coffee.devices;

import java.io.BufferedInputStream;
import java.io.IOException;

/** One format of files: the place where the next device joins. */
interface FileFormat {

  /** How much of a file's beginning a format may look at, in bytes. */
  int OPENING_BYTES = 4_096;

  /**
   * Whether a file is of this format.
   *
   * @param opening its first {@value #OPENING_BYTES} bytes, or all of it, unpacked, without a byte
   *     order mark
   */
  boolean recognises(byte[] opening);

  /**
   * Reads a file that was recognised.
   *
   * @param content at its beginning; closed by the reader
   * @throws UnreadableFileException if there is no reading it after all
   * @throws IOException if the content cannot be had
   */
  RowReader open(BufferedInputStream content, Interpretation interpretation) throws IOException;
}
