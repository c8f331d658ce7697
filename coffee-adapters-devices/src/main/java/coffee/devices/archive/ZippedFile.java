package coffee.devices.archive;

import coffee.devices.Content;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * The file of a zip archive where the first walk is, until that goes on. Each opening is of a walk
 * of its own. Not for many threads.
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

  /** Whether the others cannot be read either. */
  boolean isArchiveBroken() {
    return walks.areBroken();
  }

  /** Watches over the walk that the last opening was of. */
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

  /** The walk goes on when a file has been read. */
  private static InputStream kept(InputStream file) {
    return new FilterInputStream(file) {
      @Override
      public void close() {}
    };
  }
}
