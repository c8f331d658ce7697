package coffee.app.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a simple shell command into words. */
final class ShellCommandParser {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final Pattern VARIABLE = Pattern.compile("\\$([A-Z]+)");

  private ShellCommandParser() {}

  /** The words up to a comment or the end of the command. */
  static List<String> of(String command, Map<String, String> variables) {
    List<String> words = new ArrayList<>();
    Matcher found = WORD.matcher(command);
    while (found.find()) {
      if (found.group(1) != null) {
        words.add(found.group(1));
      } else if (found.group(2) != null) {
        words.add(filled(found.group(2), variables));
      } else if (List.of("#", "|", ">", "&&", ";").contains(found.group(3))) {
        break;
      } else {
        words.add(filled(found.group(3), variables));
      }
    }
    return words;
  }

  private static String filled(String word, Map<String, String> variables) {
    return VARIABLE
        .matcher(word)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    variables.getOrDefault(found.group(1), "$" + found.group(1))));
  }
}
