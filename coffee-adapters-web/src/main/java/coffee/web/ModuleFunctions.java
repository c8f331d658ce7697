package coffee.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a module declares its functions. As constants they are shorter, but unlike declarations they
 * exist only once they were reached, so they move to the start of the module: then they exist
 * before anything of the module runs, as long as modules do not import each other in a cycle.
 */
final class ModuleFunctions {

  /** A function as modules are formatted: its body begins with a line and ends before one. */
  private static final Pattern FUNCTION =
      Pattern.compile(
          "^(async )?function (\\w+)(\\((?:[^(){}]|\\{[^{}]*\\}|\\([^()]*\\))*\\)) \\{\\n(.*?)^\\}\\n",
          Pattern.MULTILINE | Pattern.DOTALL);

  /** The one statement of a function that only returns something. */
  private static final Pattern RETURN = Pattern.compile("return (.+);", Pattern.DOTALL);

  /** What an arrow function does not have of its own. */
  private static final Pattern OWN = Pattern.compile("\\b(?:this|arguments|super)\\b");

  private ModuleFunctions() {}

  /** The same module with its functions as constants, before everything else. */
  static String asConstants(String source) {
    StringBuilder constants = new StringBuilder();
    StringBuilder rest = new StringBuilder();
    Matcher function = FUNCTION.matcher(source);
    while (function.find()) {
      boolean mayBeArrow = !OWN.matcher(function.group()).find();
      function.appendReplacement(
          rest, mayBeArrow ? "" : Matcher.quoteReplacement(function.group()));
      if (mayBeArrow) {
        constants.append(constant(function));
      }
    }
    return constants.append(function.appendTail(rest)).toString();
  }

  private static String constant(Matcher function) {
    String async = function.group(1) == null ? "" : function.group(1);
    return "const %s = %s%s => %s;\n"
        .formatted(function.group(2), async, function.group(3), body(function.group(4)));
  }

  private static String body(String statements) {
    Matcher returned = RETURN.matcher(statements.strip());
    if (!returned.matches()) {
      return "{\n" + statements + "}";
    }
    String value = returned.group(1);
    return value.startsWith("{") ? "(" + value + ")" : value;
  }
}
