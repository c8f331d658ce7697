package coffee.devices.archive;

import coffee.devices.Content;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Enforces the limits while one file is decompressed once. Every failure is an {@link
 * UnreadableFileException}, after which nothing more can be decompressed. Not thread-safe.
 */
final class DecompressionGuard {

  static final String LOCKED = "The archive is encrypted at byte %d; decrypt it first.";
  static final String DAMAGED = "The archive is damaged at byte %d.";
  private static final String TOO_LARGE = "Decompressed size exceeds %d bytes.";
  private static final String EXPANDS =
      "Decompressed size is more than %d times the compressed size.";
  static final String UNSUPPORTED =
      "The file at byte %d of the archive is compressed in a way that cannot be read; unpack the"
          + " archive, or compress it as an ordinary zip file.";

  private final DecompressionLimits limits;
  private final Optional<ArchivedContent.ByteCounter> archive;
  private long packedBytes;
  private long unpackedBytes;
  private long declaredBytes;
  private int files;
  private boolean hasFailed;

  /** Guards one reading of a file. */
  DecompressionGuard(Content content, DecompressionLimits limits) {
    this.limits = limits;
    this.archive =
        content instanceof ArchivedContent file
            ? Optional.of(file.archiveCounter())
            : Optional.empty();
  }

  /** Guards what is read of an archive that lies on a disk. */
  DecompressionGuard(DecompressionLimits limits) {
    this.limits = limits;
    this.archive = Optional.empty();
  }

  /** Counts the compressed bytes that are read of a stream. */
  InputStream counted(InputStream file) {
    return new FilterInputStream(file) {
      @Override
      public int read() throws IOException {
        int value = in.read();
        packedBytes += value < 0 ? 0 : 1;
        return value;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        packedBytes += Math.max(count, 0);
        return count;
      }
    };
  }

  /** Runs a step of decompression and converts its failures. */
  <T> T guard(Step<T> step) throws IOException {
    try {
      return step.run();
    } catch (ZipException | EOFException | IllegalArgumentException damage) {
      throw fail(damaged(damage));
    }
  }

  /** A step of decompression. */
  interface Step<T> {
    /**
     * Runs it.
     *
     * @throws IOException by the decompressor or the underlying content
     */
    T run() throws IOException;
  }

  /**
   * Counts decompressed bytes, also for the enclosing archive, which may contain many decompression
   * bombs.
   */
  void countDecompressed(int count) throws UnreadableFileException {
    unpackedBytes += Math.max(count, 0);
    if (unpackedBytes > limits.maxBytes()) {
      throw fail(failure("too_large", TOO_LARGE, limits.maxBytes()));
    }
    if (unpackedBytes > limits.ratioCheckedFromBytes()
        && unpackedBytes / limits.maxRatio() > packedBytes) {
      throw fail(failure("expands_too_much", EXPANDS, limits.maxRatio()));
    }
    if (archive.isPresent()) {
      archive.get().count(count);
    }
  }

  /**
   * Checks the size that a file of an archive is said to have. What is not read is not counted
   * otherwise.
   */
  void checkDeclared(long compressedSize, long size) throws UnreadableFileException {
    declaredBytes += size;
    if (size < 0 || declaredBytes < 0 || declaredBytes > limits.maxBytes()) {
      throw fail(failure("too_large", TOO_LARGE, limits.maxBytes()));
    }
    if (size > limits.ratioCheckedFromBytes() && size / limits.maxRatio() > compressedSize) {
      throw fail(failure("expands_too_much", EXPANDS, limits.maxRatio()));
    }
  }

  /** Counts a file of an archive. */
  void countFile() throws UnreadableFileException {
    files++;
    if (files > limits.maxFiles()) {
      throw fail(
          failure("too_many_files", "The archive contains more than %d files.", limits.maxFiles()));
    }
  }

  /** Whether a limit was exceeded or the file is damaged. */
  boolean hasFailed() {
    return hasFailed;
  }

  private UnreadableFileException damaged(Exception damage) {
    String message = String.valueOf(damage.getMessage());
    if (message.contains("encrypted")) {
      return failure("locked", LOCKED, packedBytes);
    }
    return message.contains("compression method") || message.contains("EXT descriptor")
        ? failure("unsupported_compression", UNSUPPORTED, packedBytes)
        : failure("damaged_archive", DAMAGED, packedBytes);
  }

  /** The error for a damaged part of an archive, which concerns no other part. */
  static UnreadableFileException damagedAt(long offset) {
    return new UnreadableFileException(
        "damaged_archive", SourcePosition.offset(offset), DAMAGED.formatted(offset));
  }

  private UnreadableFileException failure(String code, String message, long number) {
    return new UnreadableFileException(
        code, SourcePosition.offset(packedBytes), message.formatted(number));
  }

  private UnreadableFileException fail(UnreadableFileException failure) {
    hasFailed = true;
    return failure;
  }
}
