package coffee.devices.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A part of a file as a stream. Several can read from one channel in turn. Not thread-safe. */
final class ChannelInputStream extends InputStream {

  private final SeekableByteChannel channel;
  private final long end;
  private long at;

  /**
   * Reads a part; closing does not close the channel.
   *
   * @param start offset of the first byte
   * @param end offset after the last byte
   */
  ChannelInputStream(SeekableByteChannel channel, long start, long end) {
    this.channel = channel;
    this.at = start;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at >= end) {
      return -1;
    }
    channel.position(at);
    int count = channel.read(ByteBuffer.wrap(buffer, offset, (int) Math.min(length, end - at)));
    at += Math.max(0, count);
    return count;
  }
}
