package coffee.app.terminal;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Prints what a terminal only shows, see {@link VisibleText}: texts in one line each, and formats
 * as they are with such texts for arguments. Bytes and what is written with {@code write} pass
 * unchanged.
 */
public final class VisibleWriter extends PrintWriter {

  /** Prints to a stream in UTF-8, line by line. */
  public VisibleWriter(OutputStream out) {
    this(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /** Prints to a writer. */
  public VisibleWriter(Writer out) {
    super(out, /* autoFlush= */ true);
  }

  @Override
  public PrintWriter printf(String format, Object... arguments) {
    return format(format, arguments);
  }

  @Override
  public PrintWriter printf(Locale locale, String format, Object... arguments) {
    return format(locale, format, arguments);
  }

  @Override
  public PrintWriter format(String format, Object... arguments) {
    return format(Locale.getDefault(Locale.Category.FORMAT), format, arguments);
  }

  @Override
  public PrintWriter format(Locale locale, String format, Object... arguments) {
    super.print(String.format(locale, format, VisibleText.arguments(arguments)));
    flush();
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
