package coffee.rest.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Escaping and folding of RFC 5545. */
class InstructionCalendarTest {

  @Test
  void escapesText() {
    assertThat(InstructionCalendar.escape("a, b; c\\d\ne")).isEqualTo("a\\, b\\; c\\\\d\\ne");
  }

  @Test
  void foldsLongLinesBetweenCharacters() {
    StringBuilder text = new StringBuilder();
    String line = "SUMMARY:" + "ä€😀".repeat(40);
    InstructionCalendar.fold(line, text);
    assertThat(text.toString()).endsWith("\r\n");
    assertThat(Arrays.asList(text.toString().split("\r\n")))
        .hasSizeGreaterThan(4)
        .allMatch(part -> part.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(text.toString().replace("\r\n ", "").strip()).isEqualTo(line);
  }
}
