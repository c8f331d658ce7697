package coffee.devices.activity;

import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import com.garmin.fit.Decode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads FIT files that follow each other in one stream. Not thread-safe. */
final class FitPartReader {

  private final InputStream in;
  private final FitMessageReader messages;
  private long offset;
  private boolean isAtEnd;

  /** Reads from a buffered stream. */
  FitPartReader(InputStream in, FitMessageReader messages) {
    this.in = in;
    this.messages = messages;
  }

  /** Whether nothing is left to read. */
  boolean isAtEnd() {
    return isAtEnd;
  }

  /**
   * Reads the next file.
   *
   * @return why it could not be read to its end, if so; the messages before the damage were passed
   *     on
   */
  Optional<UnreadableFileException> readNext() throws IOException {
    long start = offset;
    FitPart part = FitPart.read(in);
    Optional<UnreadableFileException> damage = decode(part);
    if (damage.isPresent()) {
      offset = Math.max(offset, start + part.bytes().length);
      skip(Math.max(0, start + part.length() - offset));
    }
    in.mark(1);
    isAtEnd = in.read() < 0 || (damage.isPresent() && part.length() < 0);
    if (!isAtEnd) {
      in.reset();
    }
    return damage;
  }

  private Optional<UnreadableFileException> decode(FitPart part) throws IOException {
    Decode decoder = new Decode();
    decoder.nextFile();
    try {
      for (byte value : part.bytes()) {
        accept(decoder, value);
      }
      for (int value = in.read(); value >= 0; value = in.read()) {
        if (accept(decoder, (byte) value)) {
          return Optional.empty();
        }
      }
    } catch (UnreadableFileException damage) {
      return Optional.of(damage);
    }
    return Optional.of(
        new UnreadableFileException(
            "cut_short",
            SourcePosition.offset(offset),
            "The file is truncated at byte %d; everything before was read.".formatted(offset)));
  }

  /** Whether the file ends with this byte. */
  private boolean accept(Decode decoder, byte value) throws UnreadableFileException {
    long at = offset;
    offset++;
    Decode.RETURN result = decode(decoder, value, at);
    if (result == Decode.RETURN.MESG) {
      messages.accept(decoder.getMesg(), SourcePosition.offset(at));
    }
    return result == Decode.RETURN.END_OF_FILE;
  }

  private static Decode.RETURN decode(Decode decoder, byte value, long at)
      throws UnreadableFileException {
    try {
      return decoder.read(value);
    } catch (RuntimeException damage) { // any failure of the decoder
      throw new UnreadableFileException(
          "damaged_file",
          SourcePosition.offset(at),
          "The file is damaged at byte %d; everything before was read.".formatted(at));
    }
  }

  private void skip(long count) throws IOException {
    long left = count;
    while (left > 0 && in.read() >= 0) {
      left--;
    }
    offset += count - left;
  }
}
