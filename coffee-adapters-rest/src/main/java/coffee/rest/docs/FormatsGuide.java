package coffee.rest.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The guide to importing data, as an HTML page without scripts: {@code docs/formats.md} in English,
 * {@code docs/formats.de.md} in German.
 */
final class FormatsGuide {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="%s">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Coffee Tracker: %s</title>
      <link rel="icon" type="image/svg+xml" href="/docs/icon.svg">
      <link rel="stylesheet" href="/docs/docs.css">
      </head>
      <body class="guide">
      <nav><a href="/#data">%s</a> <a href="%s" hreflang="%s" lang="%s">%s</a></nav>
      <main>
      %s</main>
      </body>
      </html>
      """;

  private FormatsGuide() {}

  /** The page in English, in UTF-8. Markup in the document is shown as text. */
  static byte[] english() {
    return PAGE.formatted(
            "en",
            "what you can import",
            "Back to Data",
            "/docs/formats.de",
            "de",
            "de",
            "Deutsch",
            body("formats.md"))
        .getBytes(UTF_8);
  }

  /** The page in German, in UTF-8. */
  static byte[] german() {
    return PAGE.formatted(
            "de",
            "was du importieren kannst",
            "Zurück zu Daten",
            "/docs/formats",
            "en",
            "en",
            "English",
            body("formats.de.md"))
        .getBytes(UTF_8);
  }

  private static String body(String file) {
    String markdown = new String(ClasspathFiles.bytes(file), UTF_8);
    HtmlRenderer renderer = HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).build();
    return renderer.render(Parser.builder().extensions(EXTENSIONS).build().parse(markdown));
  }
}
