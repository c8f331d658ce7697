package coffee.web;

import static java.util.Comparator.comparing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the names of a module that can be replaced everywhere in it: declared in it, neither
 * imported nor exported, and nowhere in it the name of a property. A module that declares the name
 * of a global object must not use that object.
 */
final class LocalNames {

  private static final Set<String> DECLARING = Set.of("const", "let", "class", "function");

  /** Words of the language that may also be names. */
  private static final Set<String> CONTEXTUAL =
      Set.of("as", "async", "await", "from", "get", "of", "set", "static");

  private static final Set<String> RESERVED = Set.of("as", "do", "if", "in", "of");

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final List<String> tokens;
  private final Set<String> declared = new HashSet<>();
  private final Set<String> kept = new HashSet<>();
  private final Map<String, Integer> uses = new HashMap<>();

  /** Brackets that are open at the current token. */
  private final Deque<String> open = new ArrayDeque<>();

  private LocalNames(List<String> tokens) {
    this.tokens = tokens;
    for (int i = 0; i < tokens.size(); i++) {
      read(i);
    }
  }

  /**
   * Short names for the local ones, the shortest for those that are used most.
   *
   * @param tokens words and single signs of the module; {@code ''} for a string
   */
  static Map<String, String> shortened(List<String> tokens) {
    LocalNames names = new LocalNames(tokens);
    Map<String, String> found = new HashMap<>();
    int[] number = {0};
    names.uses.entrySet().stream()
        .filter(name -> names.isLocal(name.getKey()))
        .sorted(
            comparing((Map.Entry<String, Integer> name) -> -name.getValue())
                .thenComparing(Map.Entry::getKey))
        .forEach(name -> found.put(name.getKey(), names.next(number)));
    return found;
  }

  private boolean isLocal(String name) {
    return name.length() > 2
        && declared.contains(name)
        && !kept.contains(name)
        && !CONTEXTUAL.contains(name);
  }

  /** The next name that the module does not use. */
  private String next(int[] number) {
    String name;
    do {
      int i = number[0]++;
      int rest = i / LETTERS.length();
      name =
          (rest == 0 ? "" : LETTERS.substring(rest - 1, rest))
              + LETTERS.charAt(i % LETTERS.length());
    } while (uses.containsKey(name) || RESERVED.contains(name));
    return name;
  }

  private void read(int i) {
    String token = tokens.get(i);
    if (isOpening(token)) {
      open.push(token);
    } else if (isClosing(token)) {
      open.poll();
    } else if (isWord(token)) {
      uses.merge(token, 1, Integer::sum);
      readWord(i, token);
    } else if (token.equals("=") && at(i + 1).equals(">")) {
      readParameters(i - 1);
    }
  }

  private void readWord(int i, String word) {
    if (DECLARING.contains(word)) {
      readDeclaration(i);
    } else if (word.equals("catch") && at(i + 1).equals("(")) {
      declareWithin(i + 1);
    }
    if (isProperty(i) || isModuleName(i)) {
      kept.add(word);
    }
  }

  /** What follows {@code const}, {@code let}, {@code class} or {@code function}. */
  private void readDeclaration(int i) {
    int next = i + 1;
    if (isWord(at(next))) {
      declared.add(at(next));
      if (at(i - 1).equals("export") || at(i - 2).equals("export")) {
        kept.add(at(next));
      }
      next++;
    }
    if (at(next).equals("(") || at(next).equals("[")) {
      declareWithin(next);
    }
  }

  private void readParameters(int last) {
    if (isWord(at(last))) {
      declared.add(at(last));
    } else if (at(last).equals(")")) {
      declareWithin(matching(last, -1));
    }
  }

  /** Names in a list of parameters or a pattern of an array; not those in patterns of objects. */
  private void declareWithin(int start) {
    int end = matching(start, 1);
    for (int i = start; i < end; i++) {
      boolean isFirst = at(i).equals("(") || at(i).equals("[") || at(i).equals(",");
      boolean isRest = at(i).equals(".") && !isWord(at(i - 1));
      if ((isFirst || isRest) && isWord(at(i + 1))) {
        declared.add(at(i + 1));
      }
    }
  }

  private boolean isProperty(int i) {
    String before = at(i - 1);
    String after = at(i + 1);
    boolean isMember = before.equals(".") && !at(i - 2).equals(".");
    boolean isKey =
        "{".equals(open.peek())
            && (before.equals("{") || before.equals(","))
            && (after.equals(":") || after.equals(",") || after.equals("}") || after.equals("="));
    boolean isMethod =
        after.equals("(") && !before.equals("function") && at(matching(i + 1, 1) + 1).equals("{");
    return isMember || isKey || isMethod;
  }

  /** Names with {@code as} in a list of imports. */
  private boolean isModuleName(int i) {
    return "{".equals(open.peek()) && (at(i - 1).equals("as") || at(i + 1).equals("as"));
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
