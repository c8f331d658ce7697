package coffee.devices.archive;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * The current file of the first cursor, until that advances. Each opening uses its own cursor. Not
 * thread-safe.
 */
final class ZipEntryContent implements ArchivedFile {

  private final ZipCursors walks;
  private final String name;
  private final byte[] head;
  private int openings;

  /** The guard of the last opening. */
  private DecompressionGuard guard;

  ZipEntryContent(ZipCursors walks) throws IOException {
    this.walks = walks;
    this.name = walks.first().entryName();
    this.guard = walks.first().guard();
    this.head = walks.first().entryStream().readNBytes(HEAD_BYTES);
  }

  @Override
  public byte[] head() {
    return head.clone();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isArchiveBroken() {
    return walks.anyFailed();
  }

  @Override
  public ByteCounter archiveCounter() {
    return guard::countDecompressed;
  }

  @Override
  public InputStream open() throws IOException {
    int opening = openings++;
    if (opening == 0) {
      return new SequenceInputStream(
          new ByteArrayInputStream(head), kept(walks.first().entryStream()));
    }
    ZipCursor walk = walks.cursorForReopening(opening);
    guard = walk.guard();
    return kept(walk.entryStream());
  }

  /** Closing a file must not close the archive. */
  private static InputStream kept(InputStream file) {
    return new FilterInputStream(file) {
      @Override
      public void close() {}
    };
  }
}
