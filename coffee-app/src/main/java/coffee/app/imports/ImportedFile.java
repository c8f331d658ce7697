package coffee.app.imports;

import coffee.devices.Content;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** A file of this machine that knows how far it is read. */
final class ImportedFile implements Content {

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
    return new Counted(Files.newInputStream(path));
  }

  /** Its first bytes. */
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
