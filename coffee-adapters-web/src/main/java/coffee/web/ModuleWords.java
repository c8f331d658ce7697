package coffee.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What each word of a module is, by the tokens beside it: a name that the module declares or
 * imports, the name of a property, or both. A name that is declared within one statement of the
 * module only, such as a parameter, belongs to that statement.
 */
final class ModuleWords {

  /** Names of the whole module belong to no statement. */
  static final int MODULE = -1;

  /** What a word is. */
  enum Use {
    NAME,
    PROPERTY,
    /** A property and the name of its value in one: {@code {size}}. */
    BOTH,
    IMPORT,
    EXPORT
  }

  private static final Set<String> DECLARING = Set.of("const", "let");

  /** A brace before one of these ends a statement of the module. */
  private static final Set<String> STARTING =
      Set.of("async", "class", "const", "export", "function", "let");

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

  private final List<String> tokens;
  private final Use[] uses;

  /** The number of the statement that each token is in. */
  private final int[] statements;

  private final Set<String> names = new HashSet<>();
  private final List<Set<String>> localNames = new ArrayList<>();
  private final Set<String> exported = new HashSet<>();
  private final Deque<Bracket> open = new ArrayDeque<>();

  ModuleWords(List<String> tokens) {
    this.tokens = tokens;
    this.uses = new Use[tokens.size()];
    this.statements = new int[tokens.size()];
    localNames.add(new HashSet<>());
    for (int i = 0; i < tokens.size(); i++) {
      statements[i] = localNames.size() - 1;
      read(i);
      if (endsStatement(i)) {
        localNames.add(new HashSet<>());
      }
    }
  }

  /** Whether the word at a place is a name that may be another. */
  boolean isLocal(int i) {
    String word = tokens.get(i);
    return isName(i)
        && (names.contains(word) || localNames.get(statements[i]).contains(word))
        && !exported.contains(word);
  }

  /** The statement that a name belongs to, or {@link #MODULE}. */
  int scope(int i) {
    return names.contains(tokens.get(i)) ? MODULE : statements[i];
  }

  /** What the word at a place is; only of words. */
  Use use(int i) {
    return uses[i];
  }

  private boolean isName(int i) {
    return uses[i] != null && uses[i] != Use.PROPERTY;
  }

  private boolean endsStatement(int i) {
    boolean isEnd = at(i).equals(";") || (at(i).equals("}") && STARTING.contains(at(i + 1)));
    return open.isEmpty() && isEnd;
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
      declarePattern(at(i - 1).equals(")") ? matching(i - 1, -1) : i - 1, true);
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
      case "", ")", ";", "{", "}", ">", "else", "try", "catch", "finally", "do" -> Bracket.BLOCK;
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
    return open.peek() == Bracket.EXPORTS ? Use.EXPORT : Use.NAME;
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
      names.add(word);
    } else if (uses[i] == Use.PROPERTY) {
      if (isMethod(i)) {
        declarePattern(i + 1, true);
      }
    } else if (DECLARING.contains(word)) {
      declarePattern(i + 1, !open.isEmpty());
      keepExported(i);
    } else if (word.equals("function") || word.equals("class")) {
      declareNamed(i);
    } else if (word.equals("catch") && at(i + 1).equals("(")) {
      declarePattern(i + 1, true);
    } else if (word.equals("import") && at(i + 1).equals("*")) {
      names.add(at(i + 3));
    }
  }

  private void declareNamed(int i) {
    int next = i + 1;
    if (isWord(at(next))) {
      declare(at(next), !open.isEmpty());
      keepExported(i);
      next++;
    }
    if (at(next).equals("(")) {
      declarePattern(next, true);
    }
  }

  private void declare(String name, boolean isLocal) {
    (isLocal ? localNames.get(localNames.size() - 1) : names).add(name);
  }

  private void keepExported(int i) {
    if (at(i - 1).equals("export") || at(i - 2).equals("export")) {
      exported.add(at(i + 1));
    }
  }

  /** Declares the names of a pattern, or of a list of parameters; returns what follows it. */
  private int declarePattern(int start, boolean isLocal) {
    String token = at(start);
    if (isWord(token)) {
      declare(token, isLocal);
      return start + 1;
    }
    if (!isOpening(token)) {
      return start + 1;
    }
    int end = matching(start, 1);
    int i = start + 1;
    while (i < end) {
      boolean isNamed = token.equals("{") && isWord(at(i)) && at(i + 1).equals(":");
      i = declarePattern(isNamed ? i + 2 : i, isLocal);
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
