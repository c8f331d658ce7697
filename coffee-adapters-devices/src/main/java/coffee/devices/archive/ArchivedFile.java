package coffee.devices.archive;

import java.io.IOException;

/** A file of an archive, with its name. */
interface ArchivedFile extends ArchivedContent {

  /** Its printable name, with directories, shortened if it is very long. */
  String name();

  /**
   * Whether it is read together with another file of the archive.
   *
   * @throws IOException if the archive cannot be read
   */
  default boolean isPartOfAnother() throws IOException {
    return false;
  }

  /** Whether the archive itself is unreadable after what has been read of this file. */
  boolean isArchiveBroken();
}
