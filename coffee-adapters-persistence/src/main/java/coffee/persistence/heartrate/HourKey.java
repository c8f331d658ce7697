package coffee.persistence.heartrate;

import coffee.domain.person.PersonId;
import java.util.zip.CRC32C;

/**
 * Whose hour a packed value belongs to.
 *
 * @param startMs start of the UTC hour, in milliseconds since the epoch
 */
record HourKey(PersonId person, long startMs) {

  /** Length of an hour in milliseconds. */
  static final int LENGTH_MS = 3_600_000;

  /** The start of the UTC hour that contains a time. */
  static long startOf(long epochMs) {
    return Math.floorDiv(epochMs, LENGTH_MS) * LENGTH_MS;
  }

  /**
   * The checksum of a packed value: CRC-32C (Castagnoli) over the person's number and the start in
   * milliseconds, 8 bytes each and least significant byte first, then the value itself without its
   * checksum. So a value that was moved to another person or hour is found as well.
   *
   * @param length number of bytes of the value without its checksum
   */
  int checksum(byte[] value, int length) {
    CRC32C checksum = new CRC32C();
    update(checksum, person.value());
    update(checksum, startMs);
    checksum.update(value, 0, length);
    return (int) checksum.getValue();
  }

  private static void update(CRC32C checksum, long number) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      checksum.update((int) (number >> shift) & 0xff);
    }
  }

  UnreadableHourException unreadable(String reason) {
    return new UnreadableHourException(person, startMs, reason);
  }
}
