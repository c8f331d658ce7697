package coffee.app.imports;

import coffee.devices.Content;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/** A file of this machine, unpacked if it is packed with gzip, that knows how far it is read. */
final class ImportedFile implements Content {

  private static final int BUFFER_BYTES = 65_536;
  private static final int GZIP_MAGIC = 0x1F8B;

  private final Path path;
  private final AtomicLong bytesRead = new AtomicLong();

  ImportedFile(Path path) {
    this.path = path;
  }

  String name() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public InputStream open() throws IOException {
    bytesRead.set(0);
    BufferedInputStream file =
        new BufferedInputStream(new Counted(Files.newInputStream(path)), BUFFER_BYTES);
    try {
      return isPacked(file) ? new GZIPInputStream(file, BUFFER_BYTES) : file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** The beginning of what it holds. */
  byte[] head(int bytes) throws IOException {
    try (InputStream in = open()) {
      return in.readNBytes(bytes);
    }
  }

  /** How much of the file is read, 0 to 1. */
  double portionRead() throws IOException {
    long size = Files.size(path);
    return size == 0 ? 1 : Math.min(1, (double) bytesRead.get() / size);
  }

  private static boolean isPacked(BufferedInputStream in) throws IOException {
    in.mark(2);
    int magic = in.read() << 8 | in.read();
    in.reset();
    return magic == GZIP_MAGIC;
  }

  /** Counts what the disk gave. */
  private final class Counted extends FilterInputStream {

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytesRead.addAndGet(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      bytesRead.addAndGet(Math.max(0, read));
      return read;
    }
  }
}
