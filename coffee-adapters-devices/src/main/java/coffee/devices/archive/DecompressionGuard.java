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

  private final InputStream compressedStream;
  private final DecompressionLimits limits;
  private final Optional<ArchivedContent.ByteCounter> archive;
  private long packedBytes;
  private long unpackedBytes;
  private int files;
  private boolean hasFailed;

  /** Opens a file. */
  DecompressionGuard(Content content, DecompressionLimits limits) throws IOException {
    this.compressedStream = counted(content.open());
    this.limits = limits;
    this.archive =
        content instanceof ArchivedContent file
            ? Optional.of(file.archiveCounter())
            : Optional.empty();
  }

  /** The compressed bytes, counted. */
  InputStream compressedStream() {
    return compressedStream;
  }

  private InputStream counted(InputStream file) {
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
      throw fail(failure("too_large", "Decompressed size exceeds %d bytes.", limits.maxBytes()));
    }
    if (unpackedBytes > limits.ratioCheckedFromBytes()
        && unpackedBytes / limits.maxRatio() > packedBytes) {
      throw fail(
          failure(
              "expands_too_much",
              "Decompressed size is more than %d times the compressed size.",
              limits.maxRatio()));
    }
    if (archive.isPresent()) {
      archive.get().count(count);
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
    return message.contains("encrypted")
        ? failure("locked", "The archive is encrypted at byte %d; decrypt it first.", packedBytes)
        : failure("damaged_archive", "The archive is damaged at byte %d.", packedBytes);
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
