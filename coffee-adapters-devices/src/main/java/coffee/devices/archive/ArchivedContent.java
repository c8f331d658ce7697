package coffee.devices.archive;

import coffee.devices.Content;
import coffee.devices.UnreadableFileException;

/** A file of an archive. If it is compressed itself, its bytes also count for the archive. */
interface ArchivedContent extends Content {

  /** Counts decompressed bytes. */
  interface ByteCounter {

    /**
     * Counts further bytes.
     *
     * @throws UnreadableFileException if they exceed a limit
     */
    void count(int bytes) throws UnreadableFileException;
  }

  /** The counter of the archive, as it is read for the last opening of this file. */
  ByteCounter archiveCounter();
}
