package coffee.devices;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that can be read from its start more than once. Some formats say last what is needed
 * first: which nights were slept, what a list is a list of.
 */
@FunctionalInterface
public interface Content {

  /**
   * The file from its first byte; for the caller to close.
   *
   * @throws IOException if it cannot be got
   */
  InputStream open() throws IOException;
}
