package coffee.domain.imports.rows;

import java.util.Optional;

/**
 * A position in an imported file.
 *
 * @param file the file within an archive; empty otherwise
 * @param unit the unit of the number
 * @param number lines and rows start at 1, bytes at 0
 */
public record SourcePosition(Optional<String> file, Unit unit, long number) {

  /** The units of positions. */
  public enum Unit {
    LINE,
    ROW,
    BYTE
  }

  /** A line of a text file, from 1. */
  public static SourcePosition line(long number) {
    return new SourcePosition(Optional.empty(), Unit.LINE, number);
  }

  /** A row, record or array item in a format without lines, from 1. */
  public static SourcePosition row(long number) {
    return new SourcePosition(Optional.empty(), Unit.ROW, number);
  }

  /** An offset in bytes, from 0. */
  public static SourcePosition offset(long number) {
    return new SourcePosition(Optional.empty(), Unit.BYTE, number);
  }

  /** The same position in a file of an archive. */
  public SourcePosition inFile(String name) {
    return new SourcePosition(Optional.of(name), unit, number);
  }
}
