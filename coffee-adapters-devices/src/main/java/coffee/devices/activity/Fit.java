package coffee.devices.activity;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.devices.row.RowCollector;
import coffee.domain.imports.rows.RowHandler;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * FIT files of Garmin and others: activities and all-day monitoring with steps. Every message is
 * one row; so is every element of a strap's list of heart rates. Files may be chained: a damaged
 * one is one refused row if another follows it. Data before damage or truncation is kept.
 */
public final class Fit implements DeviceFormat {

  private static final int SIGNATURE_AT = 8;

  @Override
  public String name() {
    return "fit";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return head.length >= SIGNATURE_AT + 4
        && head[0] >= SIGNATURE_AT + 4
        && head[SIGNATURE_AT] == '.'
        && head[SIGNATURE_AT + 1] == 'F'
        && head[SIGNATURE_AT + 2] == 'I'
        && head[SIGNATURE_AT + 3] == 'T';
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (InputStream in = new BufferedInputStream(content.open())) {
      FitMessageReader messages = new FitMessageReader(collector);
      FitPartReader parts = new FitPartReader(in, messages);
      Optional<UnreadableFileException> damage = parts.readNext();
      while (!parts.isAtEnd()) {
        damage.ifPresent(
            part -> collector.refuse(part.position(), () -> "", part.code(), part.detail()));
        damage = parts.readNext();
      }
      messages.finish();
      if (damage.isPresent()) {
        throw damage.get();
      }
    }
  }
}
