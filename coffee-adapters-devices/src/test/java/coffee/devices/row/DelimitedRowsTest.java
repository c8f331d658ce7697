package coffee.devices.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.devices.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the import of CSV files needs of a reader; ADR 17 measures a library by it. */
class DelimitedRowsTest {

  private record Row(long line, List<String> fields, String text) {}

  private static List<Row> read(String content) throws IOException {
    DelimitedRows rows =
        new DelimitedRows(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    List<Row> read = new ArrayList<>();
    while (rows.next()) {
      List<String> fields =
          IntStream.range(0, rows.fieldCount()).mapToObj(i -> rows.field(i).toString()).toList();
      read.add(new Row(rows.line(), fields, rows.originalText()));
    }
    return read;
  }

  @Test
  void countsLinesAcrossBlankLinesAndLineBreaksInQuotes() throws IOException {
    assertThat(read("a,b\n\n1,\"x\ny\"\r\n2,z"))
        .containsExactly(
            new Row(1, List.of("a", "b"), "a,b"),
            new Row(3, List.of("1", "x\ny"), "1,\"x\ny\""),
            new Row(5, List.of("2", "z"), "2,z"));
  }

  @Test
  void keepsQuotesOfFieldsThatAreNotQuotedAsAWhole() throws IOException {
    assertThat(read("1,\"Grande\" latte,a \"b\" c,\"say \"\"hi\"\"\""))
        .extracting(Row::fields)
        .containsExactly(List.of("1", "\"Grande\" latte", "a \"b\" c", "say \"hi\""));
  }

  @Test
  void returnsRowsVerbatim() throws IOException {
    assertThat(read("\uFEFF 1 ;\" x \";\"Grande\" latte\r\n"))
        .containsExactly(
            new Row(1, List.of("1", " x ", "\"Grande\" latte"), " 1 ;\" x \";\"Grande\" latte"));
  }

  @Test
  void namesTheLineOfAnUnclosedQuote() {
    assertThatThrownBy(() -> read("a,b\n1,\"never closed\n2,z\n"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("Unclosed quote in line 2.");
  }

  @Test
  void boundsRowsOfManyShortFields() {
    String manyFields = "x,".repeat(DelimitedRows.MAX_ROW_CHARS);

    assertThatThrownBy(() -> read("a,b\n" + manyFields))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining("line 2 exceeds a million characters");
  }
}
