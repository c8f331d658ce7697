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
import coffee.domain.imports.Subject;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Heart rates exported by Fitabase: {@code Id,Time,Value} in local time, US format. A file of
 * several people is refused unless the sender says whose rows to read; those of the others are
 * skipped. The source of readings is {@code fitabase:<id>}.
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
  public boolean recognizes(byte[] head) {
    return FileHead.csvColumns(head).equals(COLUMNS);
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    Optional<String> subject = settings.file().subject().map(Subject::text);
    requireSubject(content, subject);
    RowCollector collector = new RowCollector(settings, entries);
    try (CsvTable table = CsvTable.open(content)) {
      LastValueCache<String> sources = new LastValueCache<>(id -> "fitabase:" + id);
      int id = table.columnIndex("id");
      int time = table.columnIndex("time");
      int value = table.columnIndex("value");
      while (table.next()) {
        if (subject.isPresent() && !subject.get().contentEquals(table.field(id))) {
          collector.skip("other_person");
          continue;
        }
        collector.reading(
            table.currentRow().position(),
            table.currentRow()::originalText,
            () -> reading(collector, table, time, value, sources.get(table.field(id))));
      }
    }
  }

  /** Checks that it is known whose rows to read. */
  private static void requireSubject(Content content, Optional<String> subject) throws IOException {
    Set<String> ids = new TreeSet<>();
    try (CsvTable table = CsvTable.open(content)) {
      int id = table.columnIndex("id");
      String last = "";
      while (table.next()) {
        if (!last.contentEquals(table.field(id))) {
          last = table.field(id).toString();
          if (subject.filter(last::equals).isPresent()) {
            return;
          }
          if (ids.size() <= MAX_NAMED && !last.isEmpty()) {
            ids.add(last);
          }
        }
      }
    } catch (UnreadableFileException damaged) {
      return; // reading the rows reports that
    }
    if (subject.isPresent()) {
      throw refusal(
          "unknown_subject",
          "The file contains no rows of Id %s, but of %s.".formatted(subject.get(), shown(ids)),
          ids);
    }
    if (ids.size() > 1) {
      throw refusal(
          "several_people",
          ("The file contains the heart rates of several people, Id %1$s; choose one of them:"
                  + " ?subject=%2$s, or --subject %2$s of the command import.")
              .formatted(shown(ids), shown(ids.iterator().next())),
          ids);
    }
  }

  private static UnreadableFileException refusal(String code, String message, Set<String> ids) {
    return new UnreadableFileException(
        code,
        SourcePosition.line(1),
        message,
        ids.stream().filter(Fitabase::isSubject).limit(MAX_NAMED).toList());
  }

  /** Whether a request can name it. */
  private static boolean isSubject(String id) {
    return id.codePointCount(0, id.length()) <= Subject.MAX_LENGTH;
  }

  private static String shown(Set<String> ids) {
    return ids.isEmpty()
        ? "nobody"
        : ids.stream().limit(MAX_NAMED).map(Fitabase::shown).collect(joining(", "))
            + (ids.size() > MAX_NAMED ? ", …" : "");
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
