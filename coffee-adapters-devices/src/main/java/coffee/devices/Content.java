package coffee.devices;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that can be read from its start more than once. Some formats end with what is needed
 * first: sleep times, or the name of a metric.
 */
@FunctionalInterface
public interface Content {

  /** Number of bytes inspected to detect the format. */
  int HEAD_BYTES = 64 * 1024;

  /**
   * Opens the file at its first byte; the caller closes the stream.
   *
   * @throws IOException if it cannot be opened
   */
  InputStream open() throws IOException;

  /**
   * The first bytes of the file, as many as there are up to {@link #HEAD_BYTES}.
   *
   * @throws IOException if they cannot be read
   */
  default byte[] head() throws IOException {
    try (InputStream in = open()) {
      return in.readNBytes(HEAD_BYTES);
    }
  }
}
