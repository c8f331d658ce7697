package coffee.devices.activity;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.devices.row.RowCollector;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import com.garmin.fit.Decode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * FIT files of Garmin and others: activities and all-day monitoring. Every message is one row; so
 * is every element of a strap's list of heart rates. Files may be chained. Data before damage or
 * truncation is kept.
 */
public final class Fit implements DeviceFormat {

  private static final int SIGNATURE_AT = 8;

  @Override
  public String name() {
    return "fit";
  }

  @Override
  public boolean recognises(byte[] head) {
    return head.length >= SIGNATURE_AT + 4
        && head[0] >= SIGNATURE_AT + 4
        && head[SIGNATURE_AT] == '.'
        && head[SIGNATURE_AT + 1] == 'F'
        && head[SIGNATURE_AT + 2] == 'I'
        && head[SIGNATURE_AT + 3] == 'T';
  }

  @Override
  public void read(Content content, ReaderSettings terms, RowHandler entries) throws IOException {
    FitMessageReader messages = new FitMessageReader(new RowCollector(terms, entries));
    Decode decoder = new Decode();
    decoder.nextFile();
    boolean withinFile = false;
    long offset = 0;
    try (InputStream in = new BufferedInputStream(content.open())) {
      for (int value = in.read(); value >= 0; value = in.read()) {
        Decode.RETURN result = decode(decoder, (byte) value, offset);
        withinFile = result != Decode.RETURN.END_OF_FILE;
        if (result == Decode.RETURN.MESG) {
          messages.accept(decoder.getMesg(), SourcePosition.offset(offset));
        } else if (!withinFile) {
          decoder.nextFile();
        }
        offset++;
      }
    }
    if (withinFile) {
      throw new UnreadableFileException(
          "cut_short",
          SourcePosition.offset(offset),
          "The file is truncated at byte %d; everything before was read.".formatted(offset));
    }
  }

  private static Decode.RETURN decode(Decode decoder, byte value, long offset)
      throws UnreadableFileException {
    try {
      return decoder.read(value);
    } catch (RuntimeException damage) { // any failure of the decoder
      throw new UnreadableFileException(
          "damaged_file",
          SourcePosition.offset(offset),
          "The file is damaged at byte %d; everything before was read.".formatted(offset));
    }
  }
}
