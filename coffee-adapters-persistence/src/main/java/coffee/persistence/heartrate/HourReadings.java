package coffee.persistence.heartrate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The readings of one hour as columns, ascending by time, then by source; no two have both in
 * common. Readings are only appended. Not thread-safe.
 */
final class HourReadings {

  /** Greatest number of readings in an hour: 18 a second, four times what a heart can do. */
  static final int MAX_SIZE = 65_536;

  /** Milliseconds since the start of the hour * 256 + number of the source. */
  private int[] keys;

  private byte[] bpm;
  private byte[] contexts;
  private long[] imports;
  private int size;
  private final Map<Integer, ReadingTexts> texts;

  HourReadings(int capacity) {
    keys = new int[capacity];
    bpm = new byte[capacity];
    contexts = new byte[capacity];
    imports = new long[capacity];
    texts = new HashMap<>();
  }

  /**
   * Columns of equal length, which it keeps.
   *
   * @param keys ascend
   * @param texts by the index of their reading
   */
  HourReadings(
      int[] keys, byte[] bpm, byte[] contexts, long[] imports, Map<Integer, ReadingTexts> texts) {
    this.keys = keys;
    this.bpm = bpm;
    this.contexts = contexts;
    this.imports = imports;
    this.size = keys.length;
    this.texts = new HashMap<>(texts);
  }

  static HourReadings empty() {
    return new HourReadings(0);
  }

  /** Identifies a reading within its hour; ascending in the order of readings. */
  static int key(int offsetMs, int source) {
    return (offsetMs << Byte.SIZE) | source;
  }

  /**
   * Appends a reading after all others.
   *
   * @param key as {@link #key}, greater than all before
   * @param importId the import that stored it; 0 for none
   */
  void append(int key, int heartRate, int context, long importId, ReadingTexts freeTexts) {
    if (size > 0 && keys[size - 1] >= key) {
      throw new IllegalArgumentException("readings must ascend");
    }
    if (size == keys.length) {
      grow();
    }
    keys[size] = key;
    bpm[size] = (byte) heartRate;
    contexts[size] = (byte) context;
    imports[size] = importId;
    if (!freeTexts.isEmpty()) {
      texts.put(size, freeTexts);
    }
    size++;
  }

  /** Appends a reading of other ones. */
  void append(HourReadings other, int index) {
    append(
        other.key(index),
        other.bpm(index),
        other.context(index),
        other.importId(index),
        other.texts(index));
  }

  private void grow() {
    int capacity = Math.max(16, size + size / 2);
    keys = Arrays.copyOf(keys, capacity);
    bpm = Arrays.copyOf(bpm, capacity);
    contexts = Arrays.copyOf(contexts, capacity);
    imports = Arrays.copyOf(imports, capacity);
  }

  int size() {
    return size;
  }

  int key(int index) {
    return keys[index];
  }

  /** Milliseconds since the start of the hour. */
  int offsetMs(int index) {
    return keys[index] >>> Byte.SIZE;
  }

  int source(int index) {
    return keys[index] & 0xff;
  }

  int bpm(int index) {
    return Byte.toUnsignedInt(bpm[index]);
  }

  int context(int index) {
    return contexts[index];
  }

  /** The import that stored it; 0 for none. */
  long importId(int index) {
    return imports[index];
  }

  ReadingTexts texts(int index) {
    return texts.isEmpty() ? ReadingTexts.NONE : texts.getOrDefault(index, ReadingTexts.NONE);
  }

  /** The number of readings with a label or notes. */
  int textCount() {
    return texts.size();
  }

  /** The index of a reading; negative if there is none: {@code -1 - index} where it belongs. */
  int find(int key) {
    return Arrays.binarySearch(keys, 0, size, key);
  }

  /**
   * The index of the first reading that is not below a key, or the size.
   *
   * @param key any number: may be below or beyond the keys of an hour
   */
  int firstFrom(long key) {
    if (key <= 0) {
      return 0;
    }
    if (key > Integer.MAX_VALUE) {
      return size;
    }
    int found = find((int) key);
    return found < 0 ? -1 - found : found;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HourReadings that
        && size == that.size
        && Arrays.equals(keys, 0, size, that.keys, 0, size)
        && Arrays.equals(bpm, 0, size, that.bpm, 0, size)
        && Arrays.equals(contexts, 0, size, that.contexts, 0, size)
        && Arrays.equals(imports, 0, size, that.imports, 0, size)
        && texts.equals(that.texts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(size, texts);
  }

  @Override
  public String toString() {
    return size + " readings of an hour";
  }
}
