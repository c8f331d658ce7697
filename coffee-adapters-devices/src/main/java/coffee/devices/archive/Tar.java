package coffee.devices.archive;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A tar archive, such as Takeout's {@code .tgz}. It is recognized only to be refused with advice:
 * every vendor that offers one offers a zip archive as well.
 */
public final class Tar implements DeviceFormat {

  private static final byte[] MAGIC = "ustar".getBytes(StandardCharsets.US_ASCII);

  /** POSIX.1-1988, header of a file. */
  private static final int MAGIC_OFFSET = 257;

  @Override
  public String name() {
    return "tar";
  }

  @Override
  public boolean recognizes(byte[] head) {
    int end = MAGIC_OFFSET + MAGIC.length;
    return head.length >= end && Arrays.equals(head, MAGIC_OFFSET, end, MAGIC, 0, MAGIC.length);
  }

  /**
   * Reads nothing.
   *
   * @throws UnreadableFileException {@code unsupported_archive}
   */
  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    throw new UnreadableFileException(
        "unsupported_archive",
        SourcePosition.offset(0),
        "Tar archives (.tgz) cannot be read; unpack it and send the files, or choose .zip where you"
            + " export.");
  }
}
