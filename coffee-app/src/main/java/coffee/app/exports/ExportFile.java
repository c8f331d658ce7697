package coffee.app.exports;

import coffee.app.configuration.StartupRefusal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there when it is complete, and not before; only its owner can read it.
 *
 * @param path where it shall be
 */
public record ExportFile(Path path) {

  /** What a file holds. */
  @FunctionalInterface
  public interface Content {

    /** Writes it; does not close the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes the file; one that was there before is replaced.
   *
   * @throws StartupRefusal if it cannot be written
   */
  public void write(Content content) {
    try {
      Path folder = path.toAbsolutePath().getParent();
      Path unfinished = Files.createTempFile(folder, ".export", ".part");
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
          content.writeTo(out);
        }
        Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new StartupRefusal("%s cannot be written: %s".formatted(path, e.getMessage()), e);
    }
  }
}
