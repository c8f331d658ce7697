package coffee.devices.row;

import java.util.Arrays;

/** The offsets of the fields in a row. Not thread-safe. */
final class RowFields {

  /** Not quoted: surrounding white space is stripped. */
  static final byte UNQUOTED = 0;

  /** Quoted. */
  static final byte QUOTED = 1;

  /** Quoted, with doubled quotes inside. */
  static final byte QUOTED_WITH_QUOTES = 2;

  private int count;
  private int[] from = new int[32];
  private int[] to = new int[32];
  private byte[] quoting = new byte[32];
  private CharSlice[] slices = {};

  void clear() {
    count = 0;
  }

  void add(int newFrom, int newTo, byte newQuoting) {
    if (count == from.length) {
      from = Arrays.copyOf(from, 2 * count);
      to = Arrays.copyOf(to, 2 * count);
      quoting = Arrays.copyOf(quoting, 2 * count);
    }
    from[count] = newFrom;
    to[count] = newTo;
    quoting[count] = newQuoting;
    count++;
  }

  void dropLast() {
    count--;
  }

  int count() {
    return count;
  }

  /** A field's text in the buffer, whose row begins at {@code start}; empty if missing. */
  CharSequence text(int index, char[] buffer, int start) {
    if (index < 0 || index >= count) {
      return "";
    }
    int first = start + from[index];
    int last = start + to[index];
    while (quoting[index] == UNQUOTED && first < last && buffer[first] <= ' ') {
      first++;
    }
    while (quoting[index] == UNQUOTED && first < last && buffer[last - 1] <= ' ') {
      last--;
    }
    if (quoting[index] == QUOTED_WITH_QUOTES) {
      return new String(buffer, first, last - first).replace("\"\"", "\"");
    }
    return slice(index).pointTo(buffer, first, last - first);
  }

  /** One per field, so that several fields can be used at the same time. */
  private CharSlice slice(int index) {
    int known = slices.length;
    if (index >= known) {
      slices = Arrays.copyOf(slices, Math.max(index + 1, 2 * known));
      Arrays.setAll(slices, i -> i < known ? slices[i] : new CharSlice());
    }
    return slices[index];
  }
}
