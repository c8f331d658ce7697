package coffee.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/**
 * Scripts and styles as they are sent: without comments and without blanks that mean nothing, with
 * short local names.
 */
final class SourceMinifier {

  private static final Pattern STYLE_COMMENT = Pattern.compile("/\\*[\\s\\S]*?\\*/");
  private static final Pattern STYLE_BLANKS_AFTER = Pattern.compile("([:,;{}]) +");
  private static final Pattern STYLE_BLANKS_BEFORE = Pattern.compile(" +\\{");
  private static final Pattern LINE_STARTS = Pattern.compile("\\n\\s+");

  private SourceMinifier() {}

  /** What is sent of a file of this name. */
  static byte[] sent(String name, byte[] content) {
    if (name.endsWith(".js")) {
      return ScriptMinifier.of(new String(content, UTF_8)).getBytes(UTF_8);
    }
    return name.endsWith(".css") ? style(new String(content, UTF_8)).getBytes(UTF_8) : content;
  }

  private static String style(String text) {
    String bare = STYLE_COMMENT.matcher(text).replaceAll("");
    bare = STYLE_BLANKS_AFTER.matcher(bare).replaceAll("$1");
    bare = STYLE_BLANKS_BEFORE.matcher(bare).replaceAll("{");
    return LINE_STARTS.matcher(bare).replaceAll("\n").strip() + "\n";
  }
}
