package coffee.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a module says what it exports. */
final class ModuleExports {

  private static final Pattern EXPORTED =
      Pattern.compile(
          "^export (?=(?:async )?(?:function|class|const|let) (\\w+))", Pattern.MULTILINE);

  private ModuleExports() {}

  /**
   * The same module with one list of exports at its end, in which names that are short within the
   * module get their own ones back.
   */
  static String atEnd(String source) {
    List<String> names = new ArrayList<>();
    Matcher exported = EXPORTED.matcher(source);
    while (exported.find()) {
      names.add(exported.group(1));
    }
    return names.isEmpty()
        ? source
        : exported.replaceAll("") + "\nexport { " + String.join(", ", names) + " };\n";
  }
}
