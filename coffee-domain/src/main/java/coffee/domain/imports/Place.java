package coffee.domain.imports;

import java.util.Optional;

/**
 * Where something stands.
 *
 * @param file the file within an archive; empty outside of archives
 * @param unit what is counted
 * @param number lines and rows from 1, bytes from 0
 */
public record Place(Optional<String> file, Unit unit, long number) {

  /** How places are counted in a format. */
  public enum Unit {
    LINE,
    ROW,
    BYTE
  }

  /** A line of a text file, from 1. */
  public static Place line(long number) {
    return new Place(Optional.empty(), Unit.LINE, number);
  }

  /** A row, record or array item where lines mean nothing, from 1. */
  public static Place row(long number) {
    return new Place(Optional.empty(), Unit.ROW, number);
  }

  /** An offset in bytes, from 0. */
  public static Place offset(long number) {
    return new Place(Optional.empty(), Unit.BYTE, number);
  }

  /** The same place, in a file of an archive. */
  public Place in(String name) {
    return new Place(Optional.of(name), unit, number);
  }
}
