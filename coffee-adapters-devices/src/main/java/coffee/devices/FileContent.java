package coffee.devices;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file on a disk.
 *
 * @param path the path of a regular file
 */
public record FileContent(Path path) implements Content {

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public Optional<SeekableByteChannel> channel() throws IOException {
    return Optional.of(Files.newByteChannel(path));
  }

  @Override
  public Optional<Content> sibling(String suffix) {
    Path other = path.resolveSibling(path.getFileName() + suffix);
    return Files.isRegularFile(other) ? Optional.of(new FileContent(other)) : Optional.empty();
  }
}
