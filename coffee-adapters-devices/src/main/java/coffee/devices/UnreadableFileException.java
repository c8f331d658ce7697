package coffee.devices;

import java.io.IOException;

/** A file that cannot be read at all; the message says why, to the person whose file it is. */
public final class UnreadableFileException extends IOException {

  UnreadableFileException(String message) {
    super(message);
  }
}
