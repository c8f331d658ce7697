package coffee.devices;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

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
   * The file for reading anywhere in it, if it lies on a disk; the caller closes the channel.
   *
   * @throws IOException if it cannot be opened
   */
  default Optional<SeekableByteChannel> channel() throws IOException {
    return Optional.empty();
  }

  /**
   * A file that belongs to this one: in the same directory, with the same name and a suffix.
   *
   * @throws IOException if the directory cannot be read
   */
  default Optional<Content> sibling(String suffix) throws IOException {
    return Optional.empty();
  }

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
