package coffee.devices.row;

import java.util.Locale;

/** Names of files in archives. */
public final class FileNames {

  private FileNames() {}

  /**
   * The name without directories, in lower case.
   *
   * @param path a name in an archive
   */
  public static String base(String path) {
    int folders = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    return path.substring(folders + 1).toLowerCase(Locale.ROOT);
  }
}
