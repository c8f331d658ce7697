package coffee.app.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import coffee.app.configuration.OperatorException;
import coffee.app.terminal.VisibleText;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.dropwizard.logging.common.DropwizardLayout;
import io.dropwizard.logging.common.PrefixedRootCauseFirstThrowableProxyConverter;
import io.dropwizard.logging.common.layout.DiscoverableLayoutFactory;
import java.util.List;
import java.util.TimeZone;

/**
 * {@code layout: {type: coffee}}: the log format. Text for terminals; JSON, one object per line,
 * for log collectors. Both have the same content.
 */
@JsonTypeName("coffee")
public final class LogLayoutFactory implements DiscoverableLayoutFactory<ILoggingEvent> {

  /** Time, level, message, key-value pairs, request id, stack trace. */
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{0}: %message%fields%n%dwREx";

  /** A message in one line: control characters in it are escaped. */
  private static final class VisibleMessage extends MessageConverter {
    @Override
    public String convert(ILoggingEvent event) {
      return VisibleText.line(super.convert(event));
    }
  }

  /** What a line says beside its message, each as {@code name=value} after a space. */
  private static final class Fields extends ClassicConverter {

    private static final List<String> OF_REQUEST = List.of("request_id", "trace_id");

    @Override
    public String convert(ILoggingEvent event) {
      StringBuilder fields = new StringBuilder(160);
      if (event.getKeyValuePairs() != null) {
        event.getKeyValuePairs().forEach(pair -> append(fields, pair.key, pair.value));
      }
      for (String name : OF_REQUEST) {
        String value = event.getMDCPropertyMap().get(name);
        if (value != null && !value.isEmpty()) {
          append(fields, name, value);
        }
      }
      return fields.toString();
    }

    private static void append(StringBuilder fields, String name, Object value) {
      fields.append(' ').append(name).append('=').append(value);
    }
  }

  /** A stack trace, whose messages may quote anything. */
  private static final class VisibleTrace extends PrefixedRootCauseFirstThrowableProxyConverter {
    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
      return VisibleText.lines(super.throwableProxyToString(thrown));
    }
  }

  private enum Format {
    TEXT,
    JSON
  }

  private final Format format;

  /**
   * Creates a layout.
   *
   * @param format {@code text} or {@code json}
   */
  public LogLayoutFactory(@JsonProperty("format") String format) {
    this.format =
        switch (format) {
          case "text" -> Format.TEXT;
          case "json" -> Format.JSON;
          default -> throw new OperatorException("LOG_FORMAT must be text or json");
        };
  }

  @Override
  public LayoutBase<ILoggingEvent> build(LoggerContext context, TimeZone timeZone) {
    return format == Format.JSON
        ? new JsonLogLayoutFactory().build(context, timeZone)
        : text(context);
  }

  private static LayoutBase<ILoggingEvent> text(LoggerContext context) {
    PatternLayout layout = new DropwizardLayout(context, TimeZone.getTimeZone("UTC"));
    layout.getInstanceConverterMap().put("message", VisibleMessage::new);
    layout.getInstanceConverterMap().put("fields", Fields::new);
    layout.getInstanceConverterMap().put("dwREx", VisibleTrace::new);
    layout.setPattern(PATTERN);
    return layout;
  }
}
