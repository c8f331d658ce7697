package coffee.persistence.person;

import static java.util.stream.Collectors.toUnmodifiableMap;

import coffee.domain.person.Scope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The codes of scopes in {@code api_key.scopes}. */
final class ScopeCode {

  private static final Map<Short, Scope> BY_CODE =
      Arrays.stream(Scope.values()).collect(toUnmodifiableMap(ScopeCode::of, scope -> scope));

  private ScopeCode() {}

  static short of(Scope scope) {
    return switch (scope) {
      case READ -> 1;
      case WRITE -> 2;
      case ADMIN -> 3;
    };
  }

  static Set<Scope> scopes(Short[] codes) {
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    for (Short code : codes) {
      scopes.add(BY_CODE.get(code));
    }
    return scopes;
  }
}
