package coffee.app.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.LayoutBase;
import io.dropwizard.logging.json.EventJsonLayoutBaseFactory;
import io.dropwizard.logging.json.layout.EventJsonLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** Flattens Dropwizard's JSON log events, and writes numbers as numbers. */
final class JsonLogLayoutFactory extends EventJsonLayoutBaseFactory {

  @Override
  public LayoutBase<ILoggingEvent> build(LoggerContext context, TimeZone timeZone) {
    EventJsonLayout layout =
        new EventJsonLayout(
            createDropwizardJsonFormatter(),
            createTimestampFormatter(TimeZone.getTimeZone("UTC")),
            createThrowableProxyConverter(context),
            getIncludes(),
            getCustomFieldNames(),
            getAdditionalFields(),
            getIncludesMdcKeys(),
            /* flattenMdc= */ true) {
          @Override
          protected Map<String, Object> toJsonMap(ILoggingEvent event) {
            return withPairs(super.toJsonMap(event), event.getKeyValuePairs());
          }
        };
    layout.setContext(context);
    return layout;
  }

  @Override
  public String getTimestampFormat() {
    return "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'";
  }

  private static Map<String, Object> withPairs(
      Map<String, Object> line, @Nullable List<KeyValuePair> pairs) {
    Map<String, Object> whole = new LinkedHashMap<>(line);
    if (pairs != null) {
      pairs.forEach(pair -> whole.put(pair.key, pair.value));
    }
    return whole;
  }
}
