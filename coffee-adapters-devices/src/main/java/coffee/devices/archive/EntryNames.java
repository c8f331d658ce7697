package coffee.devices.archive;

/** Names of files in archives, which can hold anything. */
final class EntryNames {

  private static final int MAX_NAME = 200;

  private EntryNames() {}

  /** The name without control characters, shortened. */
  static String printable(String name) {
    String printable = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    return printable.length() > MAX_NAME ? printable.substring(0, MAX_NAME) : printable;
  }

  /** The name of a file in an archive within an archive. */
  static String joined(String archive, String file) {
    return printable(archive + "/" + file);
  }
}
