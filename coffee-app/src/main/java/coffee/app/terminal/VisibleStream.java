package coffee.app.terminal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Prints what a terminal only shows, see {@link VisibleText}: texts in one line each, and formats
 * as they are with such texts for arguments. Bytes pass unchanged.
 */
public final class VisibleStream extends PrintStream {

  /** Prints to a stream in UTF-8. */
  public VisibleStream(OutputStream out) {
    super(out, /* autoFlush= */ true, StandardCharsets.UTF_8);
  }

  @Override
  public PrintStream printf(String format, Object... arguments) {
    return format(format, arguments);
  }

  @Override
  public PrintStream printf(Locale locale, String format, Object... arguments) {
    return format(locale, format, arguments);
  }

  @Override
  public PrintStream format(String format, Object... arguments) {
    return format(Locale.getDefault(Locale.Category.FORMAT), format, arguments);
  }

  @Override
  public PrintStream format(Locale locale, String format, Object... arguments) {
    super.print(String.format(locale, format, VisibleText.arguments(arguments)));
    return this;
  }

  @Override
  public void print(String text) {
    super.print(VisibleText.line(String.valueOf(text)));
  }

  @Override
  public void print(Object shown) {
    print(String.valueOf(shown));
  }
}
