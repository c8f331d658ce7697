package coffee.devices.archive;

import coffee.devices.Content;
import coffee.devices.Formats;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * A file of a zip archive. It is opened where the walk is, and again by going through the archive
 * anew; small files are kept. Not for many threads.
 */
final class ZippedFile implements Content {

  private final ZipWalk walk;
  private final Unpacking unpacking;
  private final int number;
  private final byte[] head;
  private boolean opened;

  ZippedFile(ZipWalk walk, Unpacking unpacking) throws IOException {
    this.walk = walk;
    this.unpacking = unpacking;
    this.number = walk.number();
    this.head = walk.file().readNBytes(Formats.HEAD_BYTES);
  }

  byte[] head() {
    return head.clone();
  }

  /** Watches over the archive. */
  Unpacking unpacking() {
    return unpacking;
  }

  boolean isArchiveBroken() {
    return unpacking.failed();
  }

  @Override
  public InputStream open() throws IOException {
    if (head.length < Formats.HEAD_BYTES) {
      return new ByteArrayInputStream(head);
    }
    if (!opened) {
      opened = true;
      return new SequenceInputStream(new ByteArrayInputStream(head), kept(walk.file()));
    }
    ZipWalk again = new ZipWalk(unpacking);
    while (again.number() < number && again.next().isPresent()) {
      // up to this file
    }
    return again.file();
  }

  /** The walk goes on when a file has been read. */
  private static InputStream kept(InputStream file) {
    return new FilterInputStream(file) {
      @Override
      public void close() {}
    };
  }
}
