package coffee.domain.imports.rows;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The sources that Apple Health names: one, several joined by {@code |}, or none. */
final class JoinedSources {

  /** The source of an entry whose export names none. */
  static final String NAMELESS = "health_auto_export";

  private static final String SEPARATOR = "\\|";

  private JoinedSources() {}

  /** Whether two sources have a name in common; a missing one is in common with all. */
  static boolean haveCommonName(String one, String other) {
    Set<String> names = names(one);
    Set<String> others = names(other);
    return names.contains(NAMELESS)
        || others.contains(NAMELESS)
        || names.stream().anyMatch(others::contains);
  }

  static Set<String> names(String source) {
    return new HashSet<>(Arrays.asList(source.split(SEPARATOR)));
  }
}
