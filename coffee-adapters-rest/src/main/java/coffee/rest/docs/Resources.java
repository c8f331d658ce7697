package coffee.rest.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The files that are packaged with this adapter. */
final class Resources {

  private Resources() {}

  /** The content of a file that is known to be there. */
  static byte[] bytes(String name) {
    try (InputStream stream = Resources.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " was not packaged");
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
