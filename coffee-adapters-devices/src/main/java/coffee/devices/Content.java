package coffee.devices;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that can be read from its start more than once. Some formats say last what is needed
 * first: which nights were slept, what a list is a list of.
 */
@FunctionalInterface
public interface Content {

  /** How much of a file is looked at to recognise it. */
  int HEAD_BYTES = 64 * 1024;

  /**
   * The file from its first byte; for the caller to close.
   *
   * @throws IOException if it cannot be got
   */
  InputStream open() throws IOException;

  /**
   * The first bytes of the file, as many as there are up to {@link #HEAD_BYTES}.
   *
   * @throws IOException if they cannot be got
   */
  default byte[] head() throws IOException {
    try (InputStream in = open()) {
      return in.readNBytes(HEAD_BYTES);
    }
  }
}
