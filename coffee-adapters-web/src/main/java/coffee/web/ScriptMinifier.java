package coffee.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Removes comments and unneeded whitespace and punctuation from a script, and shortens local names.
 * Strings, templates and regular expressions stay as they are; so do line breaks at which a
 * statement may end without a semicolon. The script must be a well-formed module without empty
 * statements, empty array elements and function expressions other than arrow functions.
 */
final class ScriptMinifier {

  /** An arrow function with one parameter, whose parentheses are unneeded. */
  private static final Pattern ONE_PARAMETER = Pattern.compile("\\(([\\w$]+)\\) *=>");

  /**
   * A brace after one of these begins a block; after a list, that of a function or of a condition.
   */
  private static final Set<String> BEFORE_BLOCK =
      Set.of(")", "else", "try", "catch", "finally", "do");

  /** Words after which an expression starts. */
  private static final Set<String> BEFORE_EXPRESSION =
      Set.of("return", "typeof", "case", "throw", "await");

  private final String source;

  /** What is output for each token, used for words only; empty in the pass that collects tokens. */
  private final List<String> words;

  private final List<String> tokens = new ArrayList<>();
  private final ScriptOutput output = new ScriptOutput();

  /** For each template whose expression is being read, the number of braces open around it. */
  private final Deque<Integer> templates = new ArrayDeque<>();

  /** For each brace that is open, whether it began a block of statements. */
  private final Deque<Boolean> blocks = new ArrayDeque<>();

  /** Depths of brackets at which the last statement declared constants. */
  private final Set<Integer> constants = new HashSet<>();

  private int at;
  private int brackets;
  private int braces;

  private ScriptMinifier(String source, List<String> words) {
    this.source = source;
    this.words = words;
    while (at < source.length()) {
      step();
    }
  }

  /** The shortened script: the shortest of its forms. */
  static String of(String source) {
    String exportedAtEnd = ModuleExports.atEnd(source);
    return Stream.of(source, exportedAtEnd, ModuleFunctions.asConstants(exportedAtEnd))
        .map(ScriptMinifier::minified)
        .min(Comparator.comparingInt(String::length))
        .orElseThrow();
  }

  private static String minified(String source) {
    List<String> tokens = new ScriptMinifier(source, List.of()).tokens;
    return new ScriptMinifier(source, NameShortener.shortened(tokens)).output.text();
  }

  private void step() {
    char next = source.charAt(at);
    if (Character.isWhitespace(next)) {
      output.skip(next == '\n');
      at++;
    } else if (next == '/' && peek(1) == '*') {
      skipTo(source.indexOf("*/", at) + 2);
    } else if (next == '/' && peek(1) == '/') {
      skipTo(endOfLine());
    } else if (Character.isJavaIdentifierPart(next)) {
      copyWord();
    } else if (next == '\'' || next == '"') {
      copyText(endOf(next));
    } else if (next == '`') {
      copyText(endOfTemplate(at + 1));
    } else if (next == '/' && startsExpression()) {
      copyText(endOfPattern());
    } else {
      copyCharacter(next);
    }
  }

  private void copyWord() {
    int end = at;
    while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
      end++;
    }
    String word = source.substring(at, end);
    String shortened = words.isEmpty() ? word : words.get(tokens.size());
    boolean isProperty = output.last() == '.';
    boolean isContinued = continuesConstants(word);
    tokens.add(word);
    if (isContinued) {
      output.continueStatement();
    } else {
      String shorter = isProperty ? shortened : ShorterWords.of(shortened);
      output.append(shorter, 0, shorter.length());
    }
    at = end;
  }

  /** Whether a statement declares constants as the one before it in its block does. */
  private boolean continuesConstants(String word) {
    boolean isStatement = ";{}".contains(lastToken());
    boolean isConstant = word.equals("const") || word.equals("let");
    boolean wasConstant = isStatement && constants.contains(brackets);
    if (isStatement && isConstant) {
      constants.add(brackets);
    } else if (isStatement) {
      constants.remove(brackets);
    }
    return isConstant && wasConstant && output.last() == ';';
  }

  /** A string, a regular expression or a part of a template; after it an expression may start. */
  private void copyText(int end) {
    boolean isOpen = source.startsWith("${", end - 2) && source.charAt(at) != '\'';
    tokens.add(isOpen ? "(" : "''");
    copyTo(end);
  }

  private void copyCharacter(char character) {
    if (character == '}' && !templates.isEmpty() && templates.peek() == braces) {
      templates.pop();
      tokens.add(")");
      copyText(endOfTemplate(at + 1));
    } else if (character == '(' && isBeforeOneParameter()) {
      at++;
      copyWord();
      at++;
    } else {
      count(character);
      tokens.add(String.valueOf(character));
      copyTo(at + 1);
      if (character == '}' && blocks.pop()) {
        output.endBlock();
      }
    }
  }

  private boolean isBeforeOneParameter() {
    return ONE_PARAMETER.matcher(source).region(at, source.length()).lookingAt();
  }

  /** Keeps count of the brackets that are open. */
  private void count(char character) {
    if ("([{".indexOf(character) >= 0) {
      brackets++;
    } else if (")]}".indexOf(character) >= 0) {
      constants.remove(brackets--);
    }
    if (character == '{') {
      braces++;
      blocks.push(BEFORE_BLOCK.contains(lastToken()));
    } else if (character == '}') {
      braces--;
    }
  }

  private void skipTo(int end) {
    output.skip(false);
    at = end;
  }

  private void copyTo(int end) {
    output.append(source, at, end);
    at = end;
  }

  private String lastToken() {
    return tokens.isEmpty() ? "" : tokens.get(tokens.size() - 1);
  }

  private char peek(int ahead) {
    return at + ahead < source.length() ? source.charAt(at + ahead) : ScriptOutput.END;
  }

  /** Whether a slash here starts a regular expression: no operand of a division is before it. */
  private boolean startsExpression() {
    int end = tokens.size() - 1;
    boolean isKeyword =
        end >= 0
            && BEFORE_EXPRESSION.contains(tokens.get(end))
            && (end == 0 || !tokens.get(end - 1).equals("."));
    return isKeyword || "(,=:[!&|?{;>/".indexOf(output.last()) >= 0;
  }

  private int endOfLine() {
    int end = source.indexOf('\n', at);
    return end < 0 ? source.length() : end;
  }

  private int endOf(char quote) {
    int end = at + 1;
    while (source.charAt(end) != quote) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  private int endOfPattern() {
    boolean isInClass = false;
    int end = at + 1;
    while (source.charAt(end) != '/' || isInClass) {
      char character = source.charAt(end);
      isInClass = character == '[' || (isInClass && character != ']');
      end += character == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  /**
   * The end of a template, or of its part before an expression, which is read as a script again.
   */
  private int endOfTemplate(int from) {
    int end = from;
    while (source.charAt(end) != '`') {
      if (source.startsWith("${", end)) {
        templates.push(braces);
        return end + 2;
      }
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }
}
