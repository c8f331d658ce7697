package coffee.web;

import static java.util.Comparator.comparing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives short names to what a module declares or imports. Each word of the module is either such a
 * name or the name of a property, by the tokens beside it; what is exported keeps its name. A
 * module that declares the name of a global object must not use that object.
 */
final class NameShortener {

  private static final Set<String> DECLARING = Set.of("const", "let");

  /** Words of the language that may also be names. */
  private static final Set<String> CONTEXTUAL =
      Set.of("as", "async", "await", "from", "get", "of", "set", "static");

  private static final Set<String> RESERVED = Set.of("as", "do", "if", "in", "of");

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /** A short name has at most so many letters. */
  private static final int SHORT = 2;

  /** What a pair of brackets holds. */
  private enum Bracket {
    LIST,
    BLOCK,
    CLASS,
    /** The properties of an object, or a pattern of them. */
    OBJECT,
    IMPORTS,
    EXPORTS
  }

  /** What a word is. */
  private enum Use {
    NAME,
    PROPERTY,
    /** A property and the name of its value in one: {@code {size}}. */
    BOTH,
    IMPORT
  }

  private final List<String> tokens;
  private final Use[] uses;
  private final Set<String> declared = new HashSet<>();
  private final Set<String> exported = new HashSet<>();
  private final Deque<Bracket> open = new ArrayDeque<>();

  private NameShortener(List<String> tokens) {
    this.tokens = tokens;
    this.uses = new Use[tokens.size()];
    for (int i = 0; i < tokens.size(); i++) {
      read(i);
    }
  }

  /**
   * The words of a module with short names, the shortest for those that are used most.
   *
   * @param tokens words and single characters of the module; {@code ''} for a string
   * @return as many tokens; a property whose value got another name is written with it
   */
  static List<String> shortened(List<String> tokens) {
    NameShortener names = new NameShortener(tokens);
    Map<String, String> shortNames = names.chooseShortNames();
    List<String> shortened = new ArrayList<>(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      String shorter = shortNames.get(tokens.get(i));
      if (shorter != null && names.uses[i] != Use.PROPERTY) {
        shortened.set(i, names.replacement(i, shorter));
      }
    }
    return shortened;
  }

  private String replacement(int i, String shorter) {
    return switch (uses[i]) {
      case BOTH -> tokens.get(i) + ":" + shorter;
      case IMPORT -> tokens.get(i) + " as " + shorter;
      default -> shorter;
    };
  }

  private Map<String, String> chooseShortNames() {
    Map<String, Integer> saved = new HashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (uses[i] != null && uses[i] != Use.PROPERTY && isLocal(tokens.get(i))) {
        saved.merge(tokens.get(i), saving(i), Integer::sum);
      }
    }
    Set<String> taken = new HashSet<>(tokens);
    Map<String, String> shortNames = new HashMap<>();
    int[] number = {0};
    saved.entrySet().stream()
        .filter(name -> name.getValue() > 0)
        .sorted(
            comparing((Map.Entry<String, Integer> name) -> -name.getValue())
                .thenComparing(Map.Entry::getKey))
        .forEach(name -> shortNames.put(name.getKey(), next(number, taken)));
    return shortNames;
  }

  /** Characters that a short name saves in one place. */
  private int saving(int i) {
    int length = tokens.get(i).length();
    return switch (uses[i]) {
      case BOTH -> -1 - SHORT;
      case IMPORT -> -4 - SHORT;
      default -> length - SHORT;
    };
  }

  private boolean isLocal(String name) {
    return declared.contains(name) && !exported.contains(name) && !CONTEXTUAL.contains(name);
  }

  /** The next name that the module does not use. */
  private static String next(int[] number, Set<String> taken) {
    String name;
    do {
      int i = number[0]++;
      int rest = i / LETTERS.length();
      name =
          (rest == 0 ? "" : LETTERS.substring(rest - 1, rest))
              + LETTERS.charAt(i % LETTERS.length());
    } while (taken.contains(name) || RESERVED.contains(name));
    return name;
  }

  private void read(int i) {
    String token = tokens.get(i);
    if (isOpening(token)) {
      open.push(token.equals("{") ? braceAt(i) : Bracket.LIST);
    } else if (isClosing(token)) {
      open.poll();
    } else if (isWord(token)) {
      uses[i] = useAt(i);
      declareAfter(i);
    } else if (token.equals("=") && at(i + 1).equals(">")) {
      declarePattern(at(i - 1).equals(")") ? matching(i - 1, -1) : i - 1);
    }
  }

  private Bracket braceAt(int i) {
    String before = at(i - 1);
    if (at(i - 2).equals("class") || at(i - 2).equals("extends")) {
      return Bracket.CLASS;
    }
    return switch (before) {
      case "import" -> Bracket.IMPORTS;
      case "export" -> Bracket.EXPORTS;
      case "", ")", ";", "{", "}", ">", "else", "try", "finally", "do" -> Bracket.BLOCK;
      default -> Bracket.OBJECT;
    };
  }

  private Use useAt(int i) {
    String before = at(i - 1);
    String after = at(i + 1);
    boolean isFirst = before.equals("{") || before.equals(",");
    if ((before.equals(".") && !at(i - 2).equals(".")) || isMethod(i)) {
      return Use.PROPERTY;
    }
    if (open.peek() == Bracket.OBJECT && isFirst) {
      return after.equals(":") ? Use.PROPERTY : after.equals("(") ? Use.NAME : Use.BOTH;
    }
    if (open.peek() == Bracket.IMPORTS && !before.equals("as")) {
      return after.equals("as") ? Use.PROPERTY : Use.IMPORT;
    }
    return open.peek() == Bracket.EXPORTS ? Use.PROPERTY : Use.NAME;
  }

  private boolean isMethod(int i) {
    boolean mayBe = open.peek() == Bracket.OBJECT || open.peek() == Bracket.CLASS;
    return mayBe
        && at(i + 1).equals("(")
        && !at(i - 1).equals("function")
        && at(matching(i + 1, 1) + 1).equals("{");
  }

  private void declareAfter(int i) {
    String word = tokens.get(i);
    if (open.peek() == Bracket.IMPORTS && uses[i] != Use.PROPERTY) {
      declared.add(word);
    } else if (open.peek() == Bracket.EXPORTS) {
      exported.add(word);
    } else if (uses[i] == Use.PROPERTY) {
      if (isMethod(i)) {
        declarePattern(i + 1);
      }
    } else if (DECLARING.contains(word)) {
      declarePattern(i + 1);
      keepExported(i);
    } else if (word.equals("function") || word.equals("class")) {
      declareNamed(i);
    } else if (word.equals("catch") && at(i + 1).equals("(")) {
      declarePattern(i + 1);
    } else if (word.equals("import") && at(i + 1).equals("*")) {
      declared.add(at(i + 3));
    }
  }

  private void declareNamed(int i) {
    int next = i + 1;
    if (isWord(at(next))) {
      declared.add(at(next));
      keepExported(i);
      next++;
    }
    if (at(next).equals("(")) {
      declarePattern(next);
    }
  }

  private void keepExported(int i) {
    if (at(i - 1).equals("export") || at(i - 2).equals("export")) {
      exported.add(at(i + 1));
    }
  }

  /** Declares the names of a pattern, or of a list of parameters; returns what follows it. */
  private int declarePattern(int start) {
    String token = at(start);
    if (isWord(token)) {
      declared.add(token);
      return start + 1;
    }
    if (!isOpening(token)) {
      return start + 1;
    }
    int end = matching(start, 1);
    int i = start + 1;
    while (i < end) {
      boolean isNamed = token.equals("{") && isWord(at(i)) && at(i + 1).equals(":");
      i = isNamed ? declarePattern(i + 2) : declarePattern(i);
      if (at(i).equals("=")) {
        i = endOfValue(i + 1, end);
      }
    }
    return end + 1;
  }

  /** The comma after the value that stands at a place in a list, or the end of the list. */
  private int endOfValue(int start, int end) {
    int i = start;
    while (i < end && !at(i).equals(",")) {
      i = isOpening(at(i)) ? matching(i, 1) + 1 : i + 1;
    }
    return i;
  }

  /** The place of the bracket that belongs to one, forwards or backwards. */
  private int matching(int start, int step) {
    int depth = 0;
    int i = start;
    do {
      String token = at(i);
      depth += isOpening(token) ? step : isClosing(token) ? -step : 0;
      i += step;
    } while (depth > 0 && i >= 0 && i < tokens.size());
    return i - step;
  }

  private String at(int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i);
  }

  private static boolean isOpening(String token) {
    return token.equals("(") || token.equals("[") || token.equals("{");
  }

  private static boolean isClosing(String token) {
    return token.equals(")") || token.equals("]") || token.equals("}");
  }

  private static boolean isWord(String token) {
    return !token.isEmpty() && Character.isJavaIdentifierStart(token.charAt(0));
  }
}
