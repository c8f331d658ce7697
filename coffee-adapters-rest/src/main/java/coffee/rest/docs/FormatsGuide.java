package coffee.rest.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The guide to what people can import, {@code docs/formats.md}, as a page without scripts. */
final class FormatsGuide {

  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Coffee Tracker: what you can import</title>
      <link rel="icon" type="image/svg+xml" href="/docs/icon.svg">
      <link rel="stylesheet" href="/docs/docs.css">
      </head>
      <body>
      <main>
      %s</main>
      </body>
      </html>
      """;

  private FormatsGuide() {}

  /** The page in UTF-8. Markup in the document is shown as text. */
  static byte[] page() {
    String markdown = new String(ClasspathFiles.bytes("formats.md"), UTF_8);
    HtmlRenderer renderer = HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).build();
    String body = renderer.render(Parser.builder().extensions(EXTENSIONS).build().parse(markdown));
    return PAGE.formatted(inScrollableRegions(body)).getBytes(UTF_8);
  }

  /** Tables wider than a phone scroll by themselves, also by keyboard. */
  private static String inScrollableRegions(String body) {
    return body.replace(
            "<table>",
            "<div class=\"wide\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>");
  }
}
