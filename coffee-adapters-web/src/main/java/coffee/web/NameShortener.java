package coffee.web;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives short names to what a module declares or imports; what is exported where it is declared
 * keeps its name. Names of two statements may become the same. A statement that declares the name
 * of a global object must not use that object.
 */
final class NameShortener {

  /** Words of the language that may also be names. */
  private static final Set<String> CONTEXTUAL =
      Set.of("as", "async", "await", "from", "get", "of", "set", "static");

  private static final Set<String> RESERVED = Set.of("as", "do", "if", "in", "of");

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /**
   * A name.
   *
   * @param scope number of the statement that it belongs to, or {@link ModuleWords#MODULE}
   */
  private record Name(String word, int scope) {}

  private final List<String> tokens;
  private final ModuleWords words;

  /** Where each name is used. */
  private final Map<Name, List<Integer>> places = new HashMap<>();

  private final Set<String> tokensInUse;

  /** Short names that statements use, and those of the module; their union. */
  private final Map<Integer, Set<String>> taken = new HashMap<>();

  private final Set<String> takenAnywhere = new HashSet<>();

  private NameShortener(List<String> tokens) {
    this.tokens = tokens;
    this.words = new ModuleWords(tokens);
    this.tokensInUse = new HashSet<>(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      if (words.isLocal(i) && !CONTEXTUAL.contains(tokens.get(i))) {
        Name name = new Name(tokens.get(i), words.scope(i));
        places.computeIfAbsent(name, unused -> new ArrayList<>()).add(i);
      }
    }
  }

  /**
   * The words of a module with short names, the shortest for those that are used most.
   *
   * @param tokens words and single characters of the module; {@code ''} for a string
   * @return as many tokens; a property whose value got another name is written with it
   */
  static List<String> shortened(List<String> tokens) {
    return new NameShortener(tokens).shorten();
  }

  private List<String> shorten() {
    List<String> shortened = new ArrayList<>(tokens);
    places.entrySet().stream()
        .sorted(
            comparing((Map.Entry<Name, List<Integer>> name) -> -name.getValue().size())
                .thenComparing(name -> name.getKey().word())
                .thenComparing(name -> name.getKey().scope()))
        .forEach(name -> shorten(name.getKey(), name.getValue(), shortened));
    return shortened;
  }

  /** Replaces a name in all its places if that makes the module shorter. */
  private void shorten(Name name, List<Integer> uses, List<String> shortened) {
    String shorter = freeName(name.scope());
    int saved = 0;
    for (int i : uses) {
      saved += name.word().length() - replacement(i, shorter).length();
    }
    if (saved > 0) {
      takenAnywhere.add(shorter);
      taken.computeIfAbsent(name.scope(), unused -> new HashSet<>()).add(shorter);
      uses.forEach(i -> shortened.set(i, replacement(i, shorter)));
    }
  }

  private String replacement(int i, String shorter) {
    return switch (words.use(i)) {
      case BOTH -> tokens.get(i) + ":" + shorter;
      case IMPORT -> tokens.get(i) + " as " + shorter;
      case EXPORT -> shorter + " as " + tokens.get(i);
      default -> shorter;
    };
  }

  /** The first short name that means nothing else wherever a name of the scope is known. */
  private String freeName(int scope) {
    int number = 0;
    while (!isFree(shortName(number), scope)) {
      number++;
    }
    return shortName(number);
  }

  private boolean isFree(String name, int scope) {
    if (tokensInUse.contains(name) || RESERVED.contains(name)) {
      return false;
    }
    return scope == ModuleWords.MODULE
        ? !takenAnywhere.contains(name)
        : !takenIn(ModuleWords.MODULE).contains(name) && !takenIn(scope).contains(name);
  }

  private Set<String> takenIn(int scope) {
    return taken.getOrDefault(scope, Set.of());
  }

  private static String shortName(int number) {
    int rest = number / LETTERS.length();
    String first = rest == 0 ? "" : LETTERS.substring(rest - 1, rest);
    return first + LETTERS.charAt(number % LETTERS.length());
  }
}
