package coffee.devices.archive;

import coffee.devices.Content;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * The current file of the first cursor, until that advances. Each opening uses its own
 * cursor. Not thread-safe.
 */
final class ZippedFile implements Content {

  private final ZipWalks walks;
  private final byte[] head;
  private int openings;
  private Unpacking unpacking;

  ZippedFile(ZipWalks walks) throws IOException {
    this.walks = walks;
    this.unpacking = walks.first().unpacking();
    this.head = walks.first().file().readNBytes(HEAD_BYTES);
  }

  @Override
  public byte[] head() {
    return head.clone();
  }

  /** Whether the archive itself is unreadable. */
  boolean isArchiveBroken() {
    return walks.areBroken();
  }

  /** The guard of the last opening. */
  Unpacking unpacking() {
    return unpacking;
  }

  @Override
  public InputStream open() throws IOException {
    int opening = openings++;
    if (opening == 0) {
      return new SequenceInputStream(new ByteArrayInputStream(head), kept(walks.first().file()));
    }
    ZipWalk walk = walks.following(opening);
    unpacking = walk.unpacking();
    return kept(walk.file());
  }

  /** Closing a file must not close the archive. */
  private static InputStream kept(InputStream file) {
    return new FilterInputStream(file) {
      @Override
      public void close() {}
    };
  }
}
