package coffee.devices.own;

import coffee.devices.row.Slice;
import coffee.domain.DomainException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The field texts of one record. Empty texts and missing fields are equivalent: phones send missing
 * values as empty texts. Not thread-safe.
 */
final class Row {

  private final Map<Field, CharSequence> texts = new EnumMap<>(Field.class);
  private final Map<Field, Slice> slices = new EnumMap<>(Field.class);
  private final Set<Field> given = EnumSet.noneOf(Field.class);
  private char[] copies = new char[512];
  private int copied;

  void clear() {
    texts.clear();
    given.clear();
    copied = 0;
  }

  /** Sets a field whose text stays valid until the record is cleared. */
  void put(Field field, CharSequence text) {
    texts.put(field, text);
  }

  /** Copies a field whose text is about to be overwritten. */
  void copy(Field field, char[] buffer, int offset, int length) {
    int end = copied + length;
    if (end > copies.length) {
      // Fields copied before keep referring to the old buffer.
      copies = new char[Math.max(2 * copies.length, length)];
      copied = 0;
      end = length;
    }
    System.arraycopy(buffer, offset, copies, copied, length);
    texts.put(
        field, slices.computeIfAbsent(field, absent -> new Slice()).at(copies, copied, length));
    copied = end;
  }

  /**
   * Marks a field as present, whatever its value.
   *
   * @return false if it was already present
   */
  boolean give(Field field) {
    return given.add(field);
  }

  boolean has(Field field) {
    return !text(field).isEmpty();
  }

  CharSequence text(Field field) {
    return texts.getOrDefault(field, "");
  }

  Optional<String> optional(Field field) {
    return has(field) ? Optional.of(text(field).toString()) : Optional.empty();
  }

  /**
   * The text of a field.
   *
   * @throws DomainException {@code required} if it is empty
   */
  CharSequence required(Field field) {
    if (!has(field)) {
      throw DomainException.invalid("required", field.word() + " is missing");
    }
    return text(field);
  }
}
