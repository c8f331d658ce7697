package coffee.app.exports;

import coffee.app.configuration.OperatorException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that appears only when it is complete; readable by its owner only.
 *
 * @param path path of the file
 */
public record ExportFile(Path path) {

  /** Writes the content of the file. */
  @FunctionalInterface
  public interface Content {

    /** Writes the content; must not close the stream. */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes the file, replacing an existing one.
   *
   * @throws OperatorException if it cannot be written
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
    } catch (IOException failure) {
      throw new OperatorException(
          "%s cannot be written: %s".formatted(path, failure.getMessage()), failure);
    }
  }
}
