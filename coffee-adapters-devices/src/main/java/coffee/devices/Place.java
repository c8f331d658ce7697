package coffee.devices;

/**
 * Where in a file something stands.
 *
 * @param unit what is counted
 * @param number lines and rows from 1, bytes from 0
 */
public record Place(Unit unit, long number) {

  /** How places are counted in a format. */
  public enum Unit {
    LINE,
    ROW,
    BYTE
  }

  /** A line of a text file, from 1. */
  public static Place line(long number) {
    return new Place(Unit.LINE, number);
  }

  /** A row, record or array item where lines mean nothing, from 1. */
  public static Place row(long number) {
    return new Place(Unit.ROW, number);
  }

  /** An offset in bytes, from 0. */
  public static Place offset(long number) {
    return new Place(Unit.BYTE, number);
  }
}
