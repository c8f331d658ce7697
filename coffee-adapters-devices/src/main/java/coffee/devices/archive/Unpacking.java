package coffee.devices.archive;

import coffee.devices.Content;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.Place;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Enforces the limits while one file is decompressed once. Every failure is an
 * {@link UnreadableFileException}, after which nothing more can be decompressed. Not thread-safe.
 */
final class Unpacking {

  private final InputStream packed;
  private final Limits limits;
  private final Optional<Unpacking> around;
  private long packedBytes;
  private long unpackedBytes;
  private int files;
  private boolean failed;

  /** Opens a file. */
  Unpacking(Content content, Limits limits) throws IOException {
    this.packed = counted(content.open());
    this.limits = limits;
    this.around =
        content instanceof ZippedFile file ? Optional.of(file.unpacking()) : Optional.empty();
  }

  /** The compressed bytes, counted. */
  InputStream packed() {
    return packed;
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
  <T> T step(Step<T> step) throws IOException {
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

  /** Counts decompressed bytes, also for the enclosing archive: it can be full of bombs. */
  void unpacked(int count) throws UnreadableFileException {
    unpackedBytes += Math.max(count, 0);
    if (unpackedBytes > limits.maxBytes()) {
      throw fail(failure("too_large", "Decompressed size exceeds %d bytes.", limits.maxBytes()));
    }
    if (unpackedBytes > limits.ratioFromBytes()
        && unpackedBytes / limits.maxRatio() > packedBytes) {
      throw fail(
          failure(
              "expands_too_much",
              "Decompressed size is more than %d times the compressed size.",
              limits.maxRatio()));
    }
    if (around.isPresent()) {
      around.get().unpacked(count);
    }
  }

  /** Counts a file of an archive. */
  void file() throws UnreadableFileException {
    files++;
    if (files > limits.maxFiles()) {
      throw fail(
          failure("too_many_files", "The archive contains more than %d files.", limits.maxFiles()));
    }
  }

  /** Whether a limit was exceeded or the file is damaged. */
  boolean failed() {
    return failed;
  }

  private UnreadableFileException damaged(Exception damage) {
    String message = String.valueOf(damage.getMessage());
    return message.contains("encrypted")
        ? failure(
            "locked", "The archive is encrypted at byte %d; decrypt it first.", packedBytes)
        : failure("damaged_archive", "The archive is damaged at byte %d.", packedBytes);
  }

  private UnreadableFileException failure(String code, String message, long number) {
    return new UnreadableFileException(code, Place.offset(packedBytes), message.formatted(number));
  }

  private UnreadableFileException fail(UnreadableFileException failure) {
    failed = true;
    return failure;
  }
}
