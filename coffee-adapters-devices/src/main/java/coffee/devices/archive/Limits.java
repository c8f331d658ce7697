package coffee.devices.archive;

/**
 * How far files are unpacked. A file of a hundred bytes can claim to hold a terabyte.
 *
 * @param maxBytes total of what is unpacked, in bytes
 * @param maxFiles files in one archive
 * @param maxRatio how many times larger than packed, once that is {@link #RATIO_FROM_BYTES}
 */
public record Limits(long maxBytes, int maxFiles, int maxRatio) {

  /** Small files of zeros may well be packed better than {@link #maxRatio}. */
  public static final long RATIO_FROM_BYTES = 64L << 20;

  /** An Apple Health export of ten years is about 4 GB, and packs 1 to 30. */
  public static final Limits DEFAULT = new Limits(16L << 30, 200_000, 300);
}
