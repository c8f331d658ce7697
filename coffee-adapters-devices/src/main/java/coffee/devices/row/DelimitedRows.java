package coffee.devices.row;

import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the rows of a CSV file (RFC 4180) in a buffer: comma, semicolon or tab, whichever the first
 * line has most of; quoted fields may contain delimiters, quotes and line breaks. A quote within an
 * unquoted field is an ordinary character. Blank lines are ignored. Not thread-safe. ADR 17
 * compares it with a library.
 */
public final class DelimitedRows {

  /** Far above the few hundred characters of usual rows. */
  public static final int MAX_ROW_CHARS = 1 << 20;

  private static final int END = -1;

  private final Reader reader;
  private final char delimiter;
  private final RowFields fields = new RowFields();

  /** Offsets within a row count from its start, which moves when the buffer is filled. */
  private char[] buffer = new char[1 << 15];

  private int start;
  private int length;
  private int next;
  private int limit;
  private boolean ended;
  private long line = 1;
  private long linesOfRow;

  /** Reads content in UTF-8, with or without a byte order mark. */
  public DelimitedRows(InputStream in) throws IOException {
    this.reader = new InputStreamReader(in, StandardCharsets.UTF_8);
    fill();
    if (limit > 0 && buffer[0] == '\uFEFF') {
      next = 1;
    }
    this.delimiter = Delimiter.detect(new String(buffer, next, limit - next));
  }

  /**
   * Advances to the next row.
   *
   * @return false at the end
   * @throws UnreadableFileException {@code row_too_long}, {@code unclosed_quote}
   */
  public boolean next() throws IOException {
    do {
      start = next;
      line += linesOfRow;
      linesOfRow = 0;
      if (at(0) == END) {
        return false;
      }
      scan();
    } while (isBlank());
    return true;
  }

  /** Whether the row is a line of white space. */
  private boolean isBlank() {
    return length == 0
        || (fields.count() == 1 && buffer[start] != '"' && fields.text(0, buffer, start).isEmpty());
  }

  private void scan() throws IOException {
    fields.clear();
    int at = scanField(0);
    while (at(at) == delimiter) {
      at = scanField(at + 1);
    }
    length = at;
    int c = at(at);
    if (c == '\r') {
      at++;
      c = at(at);
    }
    next = start + (c == '\n' ? at + 1 : at);
    linesOfRow++;
  }

  /** Returns where the field ends: at a delimiter, the end of a line or the end. */
  private int scanField(int from) throws IOException {
    if (at(from) == '"') {
      int to = scanQuoted(from + 1);
      int c = at(to + 1);
      if (c == delimiter || c == '\n' || c == '\r' || c == END) {
        return to + 1;
      }
      fields.dropLast();
    }
    int to = from;
    while (true) {
      for (int i = start + to; i < limit; i++, to++) {
        char c = buffer[i];
        if (c == delimiter || c == '\n' || c == '\r') {
          fields.add(from, to, RowFields.UNQUOTED);
          return to;
        }
      }
      if (at(to) == END) {
        fields.add(from, to, RowFields.UNQUOTED);
        return to;
      }
    }
  }

  /** Returns the offset of the closing quote. */
  private int scanQuoted(int from) throws IOException {
    byte quoting = RowFields.QUOTED;
    for (int at = from; ; at++) {
      int c = at(at);
      if (c == '"') {
        if (at(at + 1) != '"') {
          fields.add(from, at, quoting);
          return at;
        }
        quoting = RowFields.QUOTED_WITH_QUOTES;
        at++;
      } else if (c == '\n') {
        linesOfRow++;
      } else if (c == END) {
        throw new UnreadableFileException(
            "unclosed_quote",
            SourcePosition.line(line),
            "Unclosed quote in line %d.".formatted(line));
      }
    }
  }

  private int at(int offset) throws IOException {
    while (start + offset >= limit) {
      if (ended) {
        return END;
      }
      fill();
    }
    return buffer[start + offset];
  }

  /** Reads more, keeping the current row. */
  private void fill() throws IOException {
    if (limit - start > MAX_ROW_CHARS) {
      throw new UnreadableFileException(
          "row_too_long",
          SourcePosition.line(line),
          "The row in line %d exceeds a million characters; is a closing quote missing?"
              .formatted(line));
    }
    System.arraycopy(buffer, start, buffer, 0, limit - start);
    limit -= start;
    start = 0;
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * limit);
    }
    int read = reader.read(buffer, limit, buffer.length - limit);
    ended = read < 0;
    limit += Math.max(read, 0);
  }

  /** What separates the fields. */
  public char delimiter() {
    return delimiter;
  }

  /** The number of fields in the row. */
  public int fieldCount() {
    return fields.count();
  }

  /**
   * A field, if unquoted without white space around it; valid until {@link #next()}.
   *
   * @return empty for a missing field
   */
  public CharSequence field(int index) {
    return fields.text(index, buffer, start);
  }

  /** The line in which the row starts, from 1. */
  public long line() {
    return line;
  }

  /** The position of the row. */
  public SourcePosition position() {
    return SourcePosition.line(line);
  }

  /** The row verbatim. */
  public String originalText() {
    return new String(buffer, start, length);
  }
}
