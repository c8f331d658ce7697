package coffee.devices.nativeformat;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.devices.row.ByteLineReader;
import coffee.devices.row.FileHead;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * The tables of the legacy service in a plain {@code pg_dump}, with COPY or INSERT statements. Rows
 * of other tables are skipped.
 */
public final class LegacyDump implements DeviceFormat {

  private static final Pattern OUR_ROWS =
      Pattern.compile("(?m)^(COPY|INSERT INTO) [\\w.\"]*(coffee|heart_rate)_logs\\b");

  private static final String CUSTOM_FORMAT = "PGDMP";

  @Override
  public String name() {
    return "older_dump";
  }

  @Override
  public boolean recognizes(byte[] head) {
    String text = FileHead.text(head);
    return text.startsWith(CUSTOM_FORMAT)
        || text.contains("-- PostgreSQL database dump")
        || OUR_ROWS.matcher(text).find();
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    try (InputStream in = content.open()) {
      ByteLineReader lines = new ByteLineReader(in);
      DumpReader tables = new DumpReader(lines, settings, entries);
      while (lines.next()) {
        String text = lines.currentText();
        if (lines.number() == 1 && text.startsWith(CUSTOM_FORMAT)) {
          throw new UnreadableFileException(
              "custom_dump",
              SourcePosition.line(1),
              "This is a dump in pg_dump's custom format; make a plain one (pg_dump --format=plain).");
        }
        if (text.startsWith("COPY ")) {
          tables.readCopy(text);
        } else if (text.startsWith("INSERT INTO ")) {
          tables.readInsert(text);
        }
      }
    }
  }
}
