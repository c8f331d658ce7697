package coffee.devices.archive;

/**
 * Limits of decompression, against decompression bombs.
 *
 * @param maxBytes maximum total of decompressed bytes
 * @param maxFiles maximum number of files in one archive
 * @param maxRatio maximum ratio of decompressed to compressed size
 * @param ratioFromBytes decompressed size from which the ratio is checked: small repetitive files
 *     may legitimately exceed it
 */
public record Limits(long maxBytes, int maxFiles, int maxRatio, long ratioFromBytes) {

  /** An Apple Health export of ten years is about 4 GB, with a ratio of about 30. */
  public static final Limits DEFAULT = new Limits(16L << 30, 200_000, 300, 64L << 20);
}
