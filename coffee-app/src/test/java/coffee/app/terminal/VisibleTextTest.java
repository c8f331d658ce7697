package coffee.app.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.util.Locale;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

class VisibleTextTest {

  private static final String HOSTILE = "a\n\u001B[2Jb\u202E\uDB40\uDC01ü";
  private static final String SHOWN = "a\\u000A\\u001B[2Jb\\u202E\\U000E0001ü";

  @Test
  void escapesOnlyControlCharacters() {
    assertThat(VisibleText.line(HOSTILE)).isEqualTo(SHOWN);
    assertThat(VisibleText.line("Zoë 😀 -- \\n")).isEqualTo("Zoë 😀 -- \\n");
    assertThat(VisibleText.lines("a\n\tb\r\u001B")).isEqualTo("a\n\tb\\u000D\\u001B");
  }

  @Test
  void printsArgumentsEscapedAndFormatsAsTheyAre() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (VisibleStream out = new VisibleStream(bytes)) {
      out.printf("\r%-2s %,d%n", HOSTILE, 1_000);
      out.printf(Locale.ROOT, "%s%n", new StringJoiner("").add(HOSTILE));
      out.println(HOSTILE);
      out.print((Object) HOSTILE);
      out.append(HOSTILE);
      out.writeBytes("\n".getBytes(UTF_8));
    }
    String end = System.lineSeparator();
    assertThat(bytes.toString(UTF_8).replaceAll("1\\D?000", "1000"))
        .isEqualTo("\r" + SHOWN + " 1000" + (end + SHOWN).repeat(2) + end + SHOWN + SHOWN + "\n");
  }

  @Test
  void writersDoTheSame() {
    StringWriter text = new StringWriter();
    try (VisibleWriter out = new VisibleWriter(text)) {
      out.printf("\r%s%n", HOSTILE);
      out.println(HOSTILE);
      out.write("\n");
    }
    String end = System.lineSeparator();
    assertThat(text).hasToString("\r" + SHOWN + end + SHOWN + end + "\n");
  }
}
