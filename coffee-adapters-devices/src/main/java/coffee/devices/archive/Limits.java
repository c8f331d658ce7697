package coffee.devices.archive;

/**
 * How far files are unpacked. A file of a hundred bytes can claim to hold a terabyte.
 *
 * @param maxBytes total of what is unpacked, in bytes
 * @param maxFiles files in one archive
 * @param maxRatio how many times larger than packed
 * @param ratioFromBytes from how many bytes on that counts: little that repeats itself may well be
 *     packed better
 */
public record Limits(long maxBytes, int maxFiles, int maxRatio, long ratioFromBytes) {

  /** An Apple Health export of ten years is about 4 GB, and packs 1 to 30. */
  public static final Limits DEFAULT = new Limits(16L << 30, 200_000, 300, 64L << 20);
}
