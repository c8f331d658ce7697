package coffee.devices;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.function.LongConsumer;

/** A file that reports how much of it has been read, at most its size. Not thread-safe. */
final class CountingChannel implements SeekableByteChannel {

  private final SeekableByteChannel file;
  private final LongConsumer bytesRead;
  private long count;

  /**
   * Wraps a file.
   *
   * @param bytesRead receives the number of bytes read; its exceptions abort the reading
   */
  CountingChannel(SeekableByteChannel file, LongConsumer bytesRead) {
    this.file = file;
    this.bytesRead = bytesRead;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    int read = file.read(into);
    count = Math.min(count + Math.max(0, read), file.size());
    bytesRead.accept(count);
    return read;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    return file.write(from);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    file.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    file.truncate(size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
