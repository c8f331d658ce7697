package coffee.rest.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The resource files packaged with this module. */
final class ClasspathFiles {

  private ClasspathFiles() {}

  /** The content of a packaged file. */
  static byte[] bytes(String name) {
    try (InputStream stream = ClasspathFiles.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(name + " is not packaged");
      }
      return stream.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
