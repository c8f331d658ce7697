package coffee.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.LayoutBase;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class LogLayoutTest {

  private static final String HOSTILE = "Ada\n2026 ERROR\u001B[2J\u202E";

  @Test
  void textLinesEscapeControlCharacters() {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    LayoutBase<ILoggingEvent> layout =
        new LogLayoutFactory("text").build(context, TimeZone.getTimeZone("UTC"));
    layout.start();
    LoggingEvent event =
        new LoggingEvent(
            "here",
            context.getLogger("coffee.Test"),
            Level.WARN,
            "Named {}",
            new IllegalStateException(HOSTILE),
            new Object[] {HOSTILE});

    String line = layout.doLayout(event);

    assertThat(line.lines().findFirst().orElseThrow())
        .endsWith("WARN  Test: Named Ada\\u000A2026 ERROR\\u001B[2J\\u202E");
    assertThat(line).doesNotContain("\u001B", "\u202E").contains("\n! at ");
  }
}
