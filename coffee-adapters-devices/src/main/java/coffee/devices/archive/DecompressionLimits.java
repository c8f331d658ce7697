package coffee.devices.archive;

/**
 * Limits of decompression, against decompression bombs.
 *
 * @param maxBytes maximum total of decompressed bytes
 * @param maxFiles maximum number of files in one archive
 * @param maxRatio maximum ratio of decompressed to compressed size
 * @param ratioCheckedFromBytes decompressed size from which the ratio is checked: small repetitive
 *     files may legitimately exceed it
 */
public record DecompressionLimits(
    long maxBytes, int maxFiles, int maxRatio, long ratioCheckedFromBytes) {

  /** An Apple Health export of ten years is about 4 GB, with a ratio of about 30. */
  public static final DecompressionLimits DEFAULT =
      new DecompressionLimits(16L << 30, 200_000, 300, 64L << 20);
}
