package coffee.domain.caffeine;

import coffee.domain.intake.Caffeine;
import java.time.Duration;

/** What one more cup of a person would be: the median of their doses. */
public final class TypicalServing {

  /** How far back intakes are considered. */
  public static final Duration MEMORY = Duration.ofDays(30);

  /** A cup of brewed coffee, 240 ml (USDA FoodData Central: 40 mg in 100 g). */
  public static final Caffeine DEFAULT = new Caffeine(95);

  private TypicalServing() {}
}
