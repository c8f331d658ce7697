package coffee.app.backup;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Passes on each row that is written, as text without its line break. */
final class RowStream extends OutputStream {

  private final Consumer<String> rows;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  RowStream(Consumer<String> rows) {
    this.rows = rows;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (buffer[i] == '\n') { // a line break within a field is written as \n
        begun.write(buffer, from, i - from);
        rows.accept(begun.toString(StandardCharsets.UTF_8));
        begun.reset();
        from = i + 1;
      }
    }
    begun.write(buffer, from, offset + length - from);
  }
}
