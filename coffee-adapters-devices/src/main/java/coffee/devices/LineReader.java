package coffee.devices;

import coffee.domain.DomainException;
import coffee.domain.imports.ImportRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads a text file whose rows are lines, or start at one. Blank lines are no rows. */
abstract class LineReader implements RowReader {

  private final TextLines lines;
  private final Deque<TextLine> putBack = new ArrayDeque<>();
  private Optional<ImportRow> ahead = Optional.empty();

  LineReader(TextLines lines) {
    this.lines = lines;
  }

  /**
   * What a row says that starts with this line.
   *
   * @throws DomainException why it cannot be kept
   */
  abstract ImportRow read(TextLine line) throws IOException;

  /** The line after the last one; empty at the end of the file. */
  final Optional<TextLine> nextLine() throws IOException {
    return putBack.isEmpty() ? lines.next() : Optional.of(putBack.removeFirst());
  }

  /** Returns lines that were read but belong to later rows. */
  final void putBack(List<TextLine> unused) {
    for (int i = unused.size() - 1; i >= 0; i--) {
      putBack.addFirst(unused.get(i));
    }
  }

  @Override
  public final boolean hasNext() {
    if (ahead.isEmpty()) {
      ahead = readAhead();
    }
    return ahead.isPresent();
  }

  @Override
  public final ImportRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ImportRow row = ahead.orElseThrow();
    ahead = Optional.empty();
    return row;
  }

  private Optional<ImportRow> readAhead() {
    try {
      Optional<TextLine> line = nextLine();
      while (line.isPresent() && line.get().isBlank()) {
        line = nextLine();
      }
      return line.isPresent() ? Optional.of(readOrRefuse(line.get())) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImportRow readOrRefuse(TextLine line) throws IOException {
    if (line.fault().isPresent()) {
      return problem(line, line.fault().get());
    }
    try {
      return read(line);
    } catch (DomainException e) {
      return problem(line, String.valueOf(e.getMessage()));
    }
  }

  private static ImportRow problem(TextLine line, String reason) {
    return new ImportRow.Problem(line.number(), reason, TextLine.shown(line.text()));
  }

  @Override
  public final void close() throws IOException {
    lines.close();
  }
}
