package coffee.devices;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A file that reports how much of it has been read, on each opening.
 *
 * @param content the file
 * @param bytesRead receives the number of bytes read; its exceptions abort the reading
 */
public record CountingContent(Content content, LongConsumer bytesRead) implements Content {

  /** Decompressors request half a kilobyte at a time. */
  private static final int BUFFER_BYTES = 1 << 16;

  @Override
  public InputStream open() throws IOException {
    return new BufferedInputStream(new Counted(content.open()), BUFFER_BYTES);
  }

  /** Counts what is read anywhere in the file, up to its size: parts may be read twice. */
  @Override
  public Optional<SeekableByteChannel> channel() throws IOException {
    return content.channel().map(file -> new CountingChannel(file, bytesRead));
  }

  /** The bytes of a sibling are not counted. */
  @Override
  public Optional<Content> sibling(String suffix) throws IOException {
    return content.sibling(suffix);
  }

  private final class Counted extends FilterInputStream {

    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      report(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      report(Math.max(0, read));
      return read;
    }

    private void report(int further) {
      count += further;
      bytesRead.accept(count);
    }
  }
}
