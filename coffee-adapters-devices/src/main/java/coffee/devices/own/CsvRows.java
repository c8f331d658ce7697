package coffee.devices.own;

import coffee.devices.Entries;
import coffee.devices.Terms;
import coffee.domain.DomainException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows below a header line; one may go on over several lines, within quotes. */
final class CsvRows {

  /** A quoted field that goes on for longer was never meant. */
  private static final int MAX_FURTHER_LINES = 20;

  private final TextLines lines;
  private final CsvHeader header;
  private final RecordKind kind;
  private final Terms terms;

  CsvRows(TextLines lines, CsvHeader header, Terms terms) {
    this.lines = lines;
    this.header = header;
    this.kind = header.kind();
    this.terms = terms;
  }

  /** What the row says that starts with a line, reading on as far as it goes. */
  Consumer<Entries> startingWith(TextLine line) throws IOException {
    try {
      return kind.read(line.place(), fields(line), terms);
    } catch (DomainException e) {
      return entries -> entries.refused(line.problem(e));
    }
  }

  private Fields fields(TextLine first) throws IOException {
    List<TextLine> further = new ArrayList<>();
    try {
      return header.fields(wholeRow(first, further));
    } catch (DomainException e) {
      lines.putBack(further); // an odd quote costs its own line only
      throw e;
    }
  }

  private String wholeRow(TextLine first, List<TextLine> further) throws IOException {
    StringBuilder row = new StringBuilder(first.readable());
    boolean isInQuotes = hasOddQuotes(first);
    while (isInQuotes) {
      Optional<TextLine> more =
          further.size() < MAX_FURTHER_LINES ? lines.next() : Optional.empty();
      more.ifPresent(further::add);
      if (more.isEmpty() || more.get().fault().isPresent()) {
        throw DomainException.invalid("invalid_csv", "a quoted field does not end");
      }
      row.append('\n').append(more.get().text());
      isInQuotes ^= hasOddQuotes(more.get());
    }
    return row.toString();
  }

  /** Quotes within a quoted field are doubled, so that parity tells. */
  private static boolean hasOddQuotes(TextLine line) {
    return line.text().chars().filter(c -> c == '"').count() % 2 == 1;
  }
}
