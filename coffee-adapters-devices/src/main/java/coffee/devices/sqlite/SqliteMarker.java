package coffee.devices.sqlite;

import coffee.devices.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Recognizes databases by the names of their tables. SQLite writes them into the file as they are,
 * but not necessarily near its start.
 */
final class SqliteMarker {

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int BLOCK = 1 << 16;

  private SqliteMarker() {}

  /** Whether a file is a database. */
  static boolean isDatabase(byte[] head) {
    return head.length > MAGIC.length
        && Arrays.equals(MAGIC, 0, MAGIC.length, head, 0, MAGIC.length);
  }

  /** Whether a database or its log of changes contains a name. */
  static boolean contains(Content content, String name) throws IOException {
    Optional<Content> log = content.sibling(DatabaseCopy.LOG);
    return isIn(content, name) || (log.isPresent() && isIn(log.get(), name));
  }

  private static boolean isIn(Content content, String name) throws IOException {
    String rest = "";
    try (InputStream in = content.open()) {
      for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
        String text = rest + new String(block, StandardCharsets.ISO_8859_1);
        if (text.contains(name)) {
          return true;
        }
        rest = text.substring(Math.max(0, text.length() - name.length()));
      }
    }
    return false;
  }
}
