package coffee.persistence.person;

import static java.util.stream.Collectors.toUnmodifiableMap;

import coffee.domain.person.HalfLifeFactor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The codes of factors in {@code person.half_life_factors}. */
final class HalfLifeFactorCode {

  private static final Map<Short, HalfLifeFactor> BY_CODE =
      Arrays.stream(HalfLifeFactor.values())
          .collect(toUnmodifiableMap(HalfLifeFactorCode::of, factor -> factor));

  private HalfLifeFactorCode() {}

  static short of(HalfLifeFactor factor) {
    return switch (factor) {
      case SMOKING -> 1;
      case ORAL_CONTRACEPTIVE -> 2;
      case PREGNANCY_FIRST -> 3;
      case PREGNANCY_SECOND -> 4;
      case PREGNANCY_THIRD -> 5;
      case FLUVOXAMINE -> 6;
      case CIMETIDINE -> 7;
    };
  }

  static Set<HalfLifeFactor> factors(Short[] codes) {
    Set<HalfLifeFactor> factors = EnumSet.noneOf(HalfLifeFactor.class);
    for (Short code : codes) {
      factors.add(BY_CODE.get(code));
    }
    return factors;
  }
}
