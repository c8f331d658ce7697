package coffee.devices.archive;

/** A file of an archive, with its name. */
interface ArchivedFile extends ArchivedContent {

  /** Its printable name, with folders, shortened if it is very long. */
  String name();

  /** Whether the archive itself is unreadable after what has been read of this file. */
  boolean isArchiveBroken();
}
