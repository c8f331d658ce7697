package coffee.devices.nativeformat;

import coffee.devices.row.CharSlice;
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
final class RecordFields {

  private final Map<RecordField, CharSequence> texts = new EnumMap<>(RecordField.class);
  private final Map<RecordField, CharSlice> slices = new EnumMap<>(RecordField.class);
  private final Set<RecordField> given = EnumSet.noneOf(RecordField.class);
  private char[] copies = new char[512];
  private int copied;

  void clear() {
    texts.clear();
    given.clear();
    copied = 0;
  }

  /** Sets a field whose text stays valid until the record is cleared. */
  void put(RecordField field, CharSequence text) {
    texts.put(field, text);
  }

  /** Copies a field whose text is about to be overwritten. */
  void copy(RecordField field, char[] buffer, int offset, int length) {
    int end = copied + length;
    if (end > copies.length) {
      // Fields copied before keep referring to the old buffer.
      copies = new char[Math.max(2 * copies.length, length)];
      copied = 0;
      end = length;
    }
    System.arraycopy(buffer, offset, copies, copied, length);
    texts.put(
        field,
        slices.computeIfAbsent(field, absent -> new CharSlice()).pointTo(copies, copied, length));
    copied = end;
  }

  /**
   * Marks a field as present, whatever its value.
   *
   * @return false if it was already present
   */
  boolean markPresent(RecordField field) {
    return given.add(field);
  }

  boolean has(RecordField field) {
    return !text(field).isEmpty();
  }

  CharSequence text(RecordField field) {
    return texts.getOrDefault(field, "");
  }

  Optional<String> optional(RecordField field) {
    return has(field) ? Optional.of(text(field).toString()) : Optional.empty();
  }

  /**
   * The text of a field.
   *
   * @throws DomainException {@code required} if it is empty
   */
  CharSequence required(RecordField field) {
    if (!has(field)) {
      throw DomainException.invalid("required", field.columnName() + " is missing");
    }
    return text(field);
  }
}
