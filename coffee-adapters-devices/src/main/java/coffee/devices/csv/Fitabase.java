package coffee.devices.csv;

import static java.util.stream.Collectors.joining;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.devices.row.AmericanTime;
import coffee.devices.row.FileHead;
import coffee.devices.row.LastValueCache;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Heart rates exported by Fitabase: {@code Id,Time,Value} in local time, US format. A file of
 * several people is refused: nothing says which of them is the one who imports it. The source of
 * readings is {@code fitabase:<id>}.
 */
public final class Fitabase implements DeviceFormat {

  private static final List<String> COLUMNS = List.of("id", "time", "value");
  private static final int MAX_NAMED = 12;
  private static final int MAX_ID_LENGTH = 20;

  @Override
  public String name() {
    return "fitabase";
  }

  @Override
  public boolean recognises(byte[] head) {
    return FileHead.csvColumns(head).equals(COLUMNS);
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    requireOnePerson(content);
    RowCollector collector = new RowCollector(settings, entries);
    try (CsvTable table = CsvTable.open(content)) {
      LastValueCache<String> sources = new LastValueCache<>(id -> "fitabase:" + id);
      int id = table.columnIndex("id");
      int time = table.columnIndex("time");
      int value = table.columnIndex("value");
      while (table.next()) {
        collector.reading(
            table.currentRow().position(),
            table.currentRow()::originalText,
            () -> reading(collector, table, time, value, sources.get(table.field(id))));
      }
    }
  }

  private static void requireOnePerson(Content content) throws IOException {
    Set<String> ids = new TreeSet<>();
    try (CsvTable table = CsvTable.open(content)) {
      int id = table.columnIndex("id");
      String last = "";
      while (ids.size() <= MAX_NAMED && table.next()) {
        if (!last.contentEquals(table.field(id))) {
          last = table.field(id).toString();
          ids.add(last);
        }
      }
    } catch (UnreadableFileException damaged) {
      return; // reading the rows reports that
    } finally {
      ids.remove("");
    }
    if (ids.size() > 1) {
      String more = ids.size() > MAX_NAMED ? ", …" : "";
      throw new UnreadableFileException(
          "several_people",
          SourcePosition.line(1),
          "The file contains the heart rates of several people, Id %s%s; keep the rows of one of them."
              .formatted(
                  ids.stream().limit(MAX_NAMED).map(Fitabase::shown).collect(joining(", ")), more));
    }
  }

  private static String shown(String id) {
    return id.length() > MAX_ID_LENGTH ? id.substring(0, MAX_ID_LENGTH) : id;
  }

  private static Reading reading(
      RowCollector collector, CsvTable table, int time, int value, String source) {
    return collector.readingWithoutContext(
        collector.timestamps().resolveLocal(AmericanTime.parse(table.field(time))),
        NumberParser.parse("Value", table.field(value)),
        source);
  }
}
