package coffee.persistence.steps;

import coffee.domain.person.PersonId;
import coffee.domain.steps.StepDay;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Packs the counts of a day. A packed day has a version byte, the unit of its times in
 * milliseconds, the number of counts, then of each: the time since the end of the one before, the
 * length, the steps, and 0 if its import is that of the one before, else 1 and the import. The last
 * four bytes are a checksum (CRC-32C). All other numbers are varints: 7 bits a byte, least first;
 * the high bit says that another byte follows (unsigned LEB128). A day of minutes takes about four
 * bytes a minute.
 */
final class StepDayCodec {

  private static final byte VERSION = 1;
  private static final int SECOND = 1_000;
  private static final int CHECKSUM_LENGTH = Integer.BYTES;

  /** Five numbers of at most five bytes and one of ten. */
  private static final int MAX_BYTES_PER_COUNT = 35;

  private StepDayCodec() {}

  /** Packs a day. */
  static byte[] pack(StepDay day) {
    ByteBuffer bytes = ByteBuffer.allocate(32 + MAX_BYTES_PER_COUNT * day.size());
    int unit = unitOf(day);
    bytes.put(VERSION);
    put(bytes, unit);
    put(bytes, day.size());
    int end = 0;
    long importId = StepDay.NO_IMPORT;
    for (int i = 0; i < day.size(); i++) {
      put(bytes, (day.startMs(i) - end) / unit);
      put(bytes, day.lengthMs(i) / unit);
      put(bytes, day.count(i));
      boolean isOther = day.importId(i) != importId;
      put(bytes, isOther ? 1 : 0);
      if (isOther) {
        put(bytes, day.importId(i));
      }
      importId = day.importId(i);
      end = day.startMs(i) + day.lengthMs(i);
    }
    bytes.putInt(checksum(bytes.array(), bytes.position()));
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  /**
   * Unpacks a day.
   *
   * @throws UnreadableStepsException if the bytes are not what was packed
   */
  static StepDay unpack(PersonId person, LocalDate day, String source, byte[] packed) {
    int length = packed.length - CHECKSUM_LENGTH;
    if (length < 1 || ByteBuffer.wrap(packed).getInt(length) != checksum(packed, length)) {
      throw new UnreadableStepsException(person, day, source, "its checksum does not match");
    }
    ByteBuffer bytes = ByteBuffer.wrap(packed, 0, length);
    try {
      byte version = bytes.get();
      if (version != VERSION) {
        throw new UnreadableStepsException(person, day, source, "its version is " + version);
      }
      int unit = (int) get(bytes);
      int size = (int) get(bytes);
      StepDay unpacked = new StepDay(day, source, size);
      int end = 0;
      long importId = StepDay.NO_IMPORT;
      for (int i = 0; i < size; i++) {
        int start = end + (int) get(bytes) * unit;
        int lengthMs = (int) get(bytes) * unit;
        int count = (int) get(bytes);
        importId = get(bytes) == 0 ? importId : get(bytes);
        unpacked.append(start, lengthMs, count, importId);
        end = start + lengthMs;
      }
      return unpacked;
    } catch (BufferUnderflowException | IllegalArgumentException damage) {
      throw new UnreadableStepsException(person, day, source, "it is malformed");
    }
  }

  private static int unitOf(StepDay day) {
    for (int i = 0; i < day.size(); i++) {
      if (day.startMs(i) % SECOND != 0 || day.lengthMs(i) % SECOND != 0) {
        return 1;
      }
    }
    return SECOND;
  }

  private static void put(ByteBuffer bytes, long number) {
    long rest = number;
    while ((rest & ~0x7fL) != 0) {
      bytes.put((byte) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    bytes.put((byte) rest);
  }

  private static long get(ByteBuffer bytes) {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes.get();
      number |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }
}
