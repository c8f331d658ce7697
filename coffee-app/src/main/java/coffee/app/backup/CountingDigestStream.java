package coffee.app.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Counts and hashes the rows that are written through to another stream, which is not closed. */
final class CountingDigestStream extends FilterOutputStream {

  private final String table;
  private final RowProgressListener progress;
  private final MessageDigest digest = sha256();
  private long rows;
  private long bytes;

  CountingDigestStream(String table, OutputStream to, RowProgressListener progress) {
    super(to);
    this.table = table;
    this.progress = progress;
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is not available", impossible);
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    out.write(buffer, offset, length);
    digest.update(buffer, offset, length);
    bytes += length;
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] == '\n') { // a line break within a field is written as \n
        rows++;
      }
    }
    progress.onProgress(table, rows, bytes);
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  /** The result; called once, at the end. */
  BackupManifest.Table result(List<String> columns) {
    return new BackupManifest.Table(
        table, columns, rows, bytes, HexFormat.of().formatHex(digest.digest()));
  }
}
